select c.CustomerId
from {customers} c
join (
  select contact_id, count(*) as orders, sum(total) as spent
  from {orders}
  where ordered_on between date '2026-08-03' and date '2026-11-01'
  group by contact_id
) o on o.contact_id = c.id
where c.country in ('EE', 'FI', 'SE')
  and (c.member or c.points >= 500)
  and o.orders >= 2
  and o.spent > 250
