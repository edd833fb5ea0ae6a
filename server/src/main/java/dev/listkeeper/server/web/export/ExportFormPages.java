package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.server.connect.AccountCustomFields;
import dev.listkeeper.server.connect.AccountLists;
import dev.listkeeper.server.user.Users;
import dev.listkeeper.server.web.customer.ModelReader;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.ExportPreviews;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The page on which an export is set up. */
@Configuration(proxyBeanMethods = false)
@Import({ExportFormController.class, FormActions.class, SettingsController.class})
class ExportFormPages {

  @Bean
  ListChoices listChoices(Sections sections, AccountLists lists) {
    return new ListChoices(sections, lists);
  }

  @Bean
  ExportReader exportReader(Sections sections, ModelReader models, ListChoices lists) {
    return new ExportReader(sections, models, lists);
  }

  @Bean
  PreviewViews previewViews(Sections sections, ExportPreviews previews, ExportReader reader) {
    return new PreviewViews(sections, previews, reader);
  }

  @Bean
  SaveQuestions saveQuestions(
      QueryEngine engine, Snapshots snapshots, ListChoices lists, PreviewViews previews) {
    return new SaveQuestions(new Reckoning(engine, snapshots), lists, previews);
  }

  @Bean
  SegmentChoices segmentChoices(
      Sections sections, Snapshots snapshots, ConnectionStates states, ConnectionRights rights) {
    return new SegmentChoices(sections, snapshots, states, rights);
  }

  @Bean
  ExportFormViews exportFormViews(
      ConnectionRights rights,
      ConnectionStates states,
      ModelReader models,
      AccountCustomFields customFields,
      ListChoices lists,
      SegmentChoices segments,
      Users users,
      Workspace workspace) {
    return new ExportFormViews(
        rights, states, models, customFields, lists, segments, users, workspace);
  }

  @Bean
  SettingsViews settingsViews(
      Sections sections, ConnectionRights rights, Snapshots snapshots, Workspace workspace) {
    return new SettingsViews(sections, rights, snapshots, workspace);
  }
}
