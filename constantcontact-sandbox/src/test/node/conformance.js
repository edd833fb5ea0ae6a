// Drives a sandbox with the vendor's own TypeScript client and prints what it saw as JSON.
"use strict";

const {
  AccountServicesApi,
  BulkActivitiesApi,
  Configuration,
  ContactListsApi,
  ContactsApi,
} = require("ctct-api-client");

const [basePath, accessToken] = process.argv.slice(2);
const configuration = new Configuration({ basePath, accessToken });
const account = new AccountServicesApi(configuration);
const lists = new ContactListsApi(configuration);
const contacts = new ContactsApi(configuration);
const bulk = new BulkActivitiesApi(configuration);

async function finished(activityId) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { data } = await bulk.getActivityById(activityId);
    if (!["initialized", "processing"].includes(data.state)) {
      return data;
    }
  }
  throw new Error("The activity does not end");
}

async function refused(call) {
  try {
    await call;
  } catch (error) {
    return { status: error.response.status, body: error.response.data };
  }
  throw new Error("The call should have been refused");
}

async function main() {
  const seen = {};
  seen.account = (await account.getAccountDetails()).data;
  seen.privileges = (await account.getUserPrivileges()).data;

  const created = await lists.createList({ name: "Conformance", description: "made by a test" });
  seen.createdStatus = created.status;
  const listId = created.data.list_id;
  seen.duplicate = await refused(lists.createList({ name: "Conformance" }));
  seen.updated = (await lists.updateList(listId, { name: "Renamed", favorite: true })).data;

  const contact = {
    email_address: { address: "single@example.org", permission_to_send: "implicit" },
    first_name: "Single",
    create_source: "Account",
    list_memberships: [listId],
  };
  const single = await contacts.createContact(contact);
  seen.contact = { status: single.status, data: single.data };
  seen.contactAgain = await refused(contacts.createContact(contact));
  seen.contactUpdated = (
    await contacts.updateContact(single.data.contact_id, {
      email_address: { address: "single@example.org" },
      last_name: "Changed",
      update_source: "Account",
    })
  ).data;
  seen.contactRead = (
    await contacts.getContactById(single.data.contact_id, "list_memberships")
  ).data;

  const rows = ["email,first_name,last_name"];
  for (let i = 0; i < 120; i++) {
    rows.push(`person${i}@example.org,First${i},Last${i}`);
  }
  rows.push("not-an-address,No,Body");
  const file = new File([rows.join("\n") + "\n"], "conformance.csv", { type: "text/csv" });
  const queued = await bulk.createCSVImportActivity(file, listId);
  seen.queued = { status: queued.status, data: queued.data };
  seen.imported = await finished(queued.data.activity_id);
  const json = await bulk.createImportJSONActivity({
    import_data: [{ email: "json@example.org", first_name: "Jay" }],
    list_ids: [listId],
  });
  seen.jsonImported = await finished(json.data.activity_id);
  seen.activities = (await bulk.getAllActivities(10)).data;

  seen.list = (await lists.getList(listId, "all")).data;
  const page = await contacts.getAllContacts(
    "all", undefined, listId, undefined, undefined, undefined, undefined, undefined, undefined,
    undefined, undefined, undefined, undefined, true, 50);
  seen.page = {
    size: page.data.contacts.length,
    count: page.data.contacts_count,
    next: page.data._links.next.href,
  };

  const exporting = await bulk.createExportActivity({
    list_ids: [listId],
    fields: ["email_address", "first_name"],
  });
  seen.exported = await finished(exporting.data.activity_id);
  const fileId = seen.exported._links.results.href.split("/").pop();
  seen.exportLines = (await bulk.getCSVExportFile(fileId)).data.trim().split(/\r?\n/);

  seen.contactDeleted = (await contacts.deleteContact(single.data.contact_id)).status;
  seen.listDeleted = (await lists.deleteList(listId)).status;
  seen.listGone = await refused(lists.getList(listId));
  console.log(JSON.stringify(seen));
}

main().catch((error) => {
  console.error(error.response ? JSON.stringify(error.response.data) : error.stack);
  process.exit(1);
});
