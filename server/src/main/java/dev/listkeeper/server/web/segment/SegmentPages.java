package dev.listkeeper.server.web.segment;

import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.server.web.customer.RowReader;
import dev.listkeeper.snapshot.Snapshots;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of segments. */
@Configuration(proxyBeanMethods = false)
@Import(SegmentController.class)
public class SegmentPages {

  @Bean
  SegmentViews segmentViews(Snapshots snapshots, Refreshes refreshes, RowReader rows) {
    return new SegmentViews(snapshots, refreshes, new MemberReader(snapshots, rows));
  }
}
