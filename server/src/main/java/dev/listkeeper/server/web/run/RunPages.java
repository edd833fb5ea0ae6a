package dev.listkeeper.server.web.run;

import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.PeopleOfRun;
import dev.listkeeper.server.store.StoredLeavings;
import dev.listkeeper.server.web.customer.RowReader;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of export runs. */
@Configuration(proxyBeanMethods = false)
@Import(RunController.class)
public class RunPages {

  @Bean
  RunViews runViews(
      ExportRuns runs,
      StoredLeavings leavings,
      Cancellations cancellations,
      Catalog catalog,
      Workspace workspace,
      ConnectionRights rights) {
    return new RunViews(
        runs,
        cancellations,
        rights,
        new Remarks(leavings),
        new RunFacts(catalog, workspace),
        new Questions(rights));
  }

  @Bean
  PeopleViews peopleViews(PeopleOfRun people, RowReader rows) {
    return new PeopleViews(people, rows);
  }
}
