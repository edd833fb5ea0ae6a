package dev.listkeeper.server.web.segment;

import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.server.store.Memberships;
import dev.listkeeper.server.web.customer.RowReader;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of segments. */
@Configuration(proxyBeanMethods = false)
@Import({FedExportsController.class, SegmentController.class})
public class SegmentPages {

  @Bean
  SegmentListViews segmentListViews(
      Sections sections, Memberships memberships, Refreshes refreshes) {
    return new SegmentListViews(sections, memberships, new LastTasks(refreshes));
  }

  @Bean
  SegmentViews segmentViews(Snapshots snapshots, Refreshes refreshes, RowReader rows) {
    return new SegmentViews(snapshots, new LastTasks(refreshes), new MemberReader(snapshots, rows));
  }
}
