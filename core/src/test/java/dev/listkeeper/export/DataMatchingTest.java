package dev.listkeeper.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class DataMatchingTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"email\":\"email\"}",
        "{\"email\":\"crm/email\",\"firstName\":\"first\",\"lastName\":\"crm/last\"}",
        "{\"email\":\"e\",\"companyName\":{\"constant\":\"Shop\"},\"cf:Loyalty tier\":\"tier\"}",
        "{\"email\":\"e\",\"firstName\":{\"value\":{\"upper\":\"nick\"},"
            + "\"whenEmpty\":{\"lower\":\"first\"}}}",
        "{\"email\":\"e\",\"jobTitle\":{\"concatenate\":[\"a\",{\"constant\":\"b\"}]},"
            + "\"cf:s\":{\"segmentNames\":true}}",
        "{\"email\":\"e\",\"cf:d\":{\"dateFormat\":\"born\",\"pattern\":\"MM/dd/yyyy\"},"
            + "\"cf:n\":{\"concatenate\":[\"a\",\"b\"],\"separator\":\"-\"}}",
      })
  void isReadAsItIsWritten(String json) {
    DataMatching read = JSON.readValue(json, DataMatching.class);

    assertThat(JSON.writeValueAsString(read)).isEqualTo(json);
    assertThat(JSON.readValue(JSON.writeValueAsString(read), DataMatching.class)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'firstName':'x'} | needs Email",
        "{'email':'e','fistName':'x'} | 'fistName' is no field of a contact; did you mean 'firstName'?",
        "{'email':'e','cf: ':'x'} | needs the name of a custom field",
        "{'email':'e','cf:a':'x','cf:A':'y'} | fills 'cf:a' twice",
        "{'email':'e','birthdayDay':'x'} | fill both birthdayMonth and birthdayDay",
        "{'email':'e','phone':'x','homePhone':'x','workPhone':'x','mobilePhone':'x'} | at most 3 phones, and Data matching fills 4",
        "{'email':'e','firstName':5} | is filled by an attribute's name in quotes, or by an object",
        "{'email':'e','firstName':{'uper':'x'}} | a value is one of concatenate, constant",
        "{'email':'e','firstName':{'concatenate':['x'],'seperator':'-'}} | did you mean 'separator'?",
        "{'email':'e','firstName':{'concatenate':'x'}} | needs a list of values",
        "{'email':'e','firstName':{'concatenate':[]}} | at least one part",
        "{'email':'e','firstName':{'value':'x'}} | 'whenEmpty' is missing",
        "{'email':'e','firstName':{'constant':' '}} | A constant needs a text",
        "{'email':'e','firstName':{'dateFormat':'x','pattern':'HH:mm'}} | 'HH:mm' can't be used for a date",
        "{'email':'e','firstName':{'segmentNames':false}} | 'segmentNames' is true",
      })
  void aMistakeIsNamed(String json, String sentence) {
    assertThatThrownBy(() -> JSON.readValue(json.replace('\'', '"'), DataMatching.class))
        .hasRootCauseInstanceOf(Problem.class)
        .rootCause()
        .hasMessageContaining(sentence);
  }

  @Test
  void aContactHasRoomForTwentyFiveCustomFields() {
    assertThat(JSON.readValue(withCustomFields(25), DataMatching.class).customFields()).hasSize(25);
    assertThatThrownBy(() -> JSON.readValue(withCustomFields(26), DataMatching.class))
        .rootCause()
        .hasMessageContaining("at most 25 custom fields, and Data matching fills 26");
  }

  @Test
  void aValueIsNotMadeOfTooMuch() {
    String many =
        IntStream.range(0, 21).mapToObj(i -> "\"a" + i + "\"").collect(Collectors.joining(","));

    assertThatThrownBy(() ->
            JSON.readValue(
                "{\"email\":\"e\",\"firstName\":{\"concatenate\":[" + many + "]}}",
                DataMatching.class))
        .rootCause()
        .hasMessageContaining("The value of 'firstName' is made of more than 20 parts");
  }

  private static String withCustomFields(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> ",\"cf:f" + i + "\":\"a\"")
        .collect(Collectors.joining("", "{\"email\":\"e\"", "}"));
  }
}
