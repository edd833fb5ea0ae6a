package dev.listkeeper.server.web.customer;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.person.PersonSearch;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.segment.SegmentsOf;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of customers. */
@Configuration(proxyBeanMethods = false)
@Import(CustomerController.class)
public class CustomerPages {

  @Bean
  CustomerList customerList(Snapshots snapshots, RowReader rows) {
    return new CustomerList(snapshots, rows);
  }

  @Bean
  CustomerViews customerViews(
      Snapshots snapshots,
      Definitions<Customers> customers,
      RowReader rows,
      SegmentsOf segments,
      PersonSearch people,
      Definitions<Export> exports,
      Permits permits,
      ConnectionRights rights) {
    CustomerInExports inExports = new CustomerInExports(exports, permits, rights);
    return new CustomerViews(snapshots, customers, rows, segments, people, inExports);
  }
}
