package dev.listkeeper.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceSchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(WorkspaceSchema.text(), InputFormat.JSON);

  @Test
  void theFileOfTheDemoFits() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(getClass().getResourceAsStream("/demo/listkeeper.yaml"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);

      assertThat(SCHEMA.validate(text, InputFormat.YAML)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 1",
        "sources: []\ncustomers: null",
        "sources: [{key: a, tables: [{key: b, file: b.csv, format: {header: false}}]}]",
        "sources: [{key: a, tables: [{key: b, file: b.parquet, format: {type: parquet}}]}]",
        "connections: [{key: cc, displayName: CC, availableTo: ADMINISTRATORS, limit: 250000}]",
        "exports: [{key: e, displayName: E, matching: {email: x}, segments: [s], schedule: {off: true}}]",
        "exports: [{key: e, displayName: E, matching: {email: x}, segments: [s],"
            + " schedule: {days: [MONDAY], times: ['06:30', '16:00'], zone: Europe/Tallinn}}]",
        "exports: [{key: e, displayName: E, segments: [s], matching: {email: x, workCity: y,"
            + " 'cf:Loyalty tier': {value: {upper: t}, whenEmpty: {constant: none}},"
            + " 'cf:name': {concatenate: [a, {lower: b}], separator: '-'},"
            + " 'cf:born': {dateFormat: d, pattern: MM/dd/yyyy}, 'cf:s': {segmentNames: true}}}]",
      })
  void whatMayBeWrittenFits(String file) {
    assertThat(SCHEMA.validate(file, InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 2",
        "source: []",
        "sources: [{key: A}]",
        "sources: [{key: a, tables: [{key: b}]}]",
        "segments: [{key: a, displayName: A, rules: []}]",
        "segments: [{key: a, displayName: A, rules: [{all: [{attribute: x, equalsTo: 1}]}]}]",
        "connections: [{key: cc, displayName: CC, availableTo: EVERYBODY}]",
        "exports: [{key: e, displayName: E, matching: {firstName: x}, segments: [s]}]",
        "exports: [{key: e, displayName: E, matching: {email: x, fistName: x}, segments: [s]}]",
        "exports: [{key: e, displayName: E, matching: {email: x, birthdayDay: x}, segments: [s]}]",
        "exports: [{key: e, displayName: E, matching: {email: x, city: {uper: x}}, segments: [s]}]",
        "exports: [{key: e, displayName: E, matching: {email: x}, segments: [s], schedule: {}}]",
        "exports: [{key: e, displayName: E, matching: {email: x}, segments: [s], schedule: {times: ['25:00']}}]",
      })
  void whatIsRefusedDoesNotFit(String file) {
    assertThat(SCHEMA.validate(file, InputFormat.YAML)).isNotEmpty();
  }
}
