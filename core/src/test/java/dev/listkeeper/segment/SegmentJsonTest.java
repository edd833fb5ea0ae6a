package dev.listkeeper.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class SegmentJsonTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SegmentJson.schema(), InputFormat.JSON);

  /** One example of each operator and condition, in the form in which they are written back. */
  static Stream<String> conditions() {
    return Stream.of(
        "{'attribute':'name','equalTo':'Ann'}",
        "{'attribute':'name','notEqualTo':'Ann','ignoreCase':true}",
        "{'attribute':'promo','equalTo':2}",
        "{'attribute':'orders/total','equalTo':0.1234567891}",
        "{'attribute':'big','equalTo':123456789012345678}",
        "{'attribute':'thousands','equalTo':2000}",
        "{'attribute':'consent','equalTo':true}",
        "{'attribute':'country','anyOf':['EE','FI']}",
        "{'attribute':'country','noneOf':['EE'],'ignoreCase':true}",
        "{'attribute':'name','contains':'nn'}",
        "{'attribute':'name','doesNotContain':'nn'}",
        "{'attribute':'name','startsWith':'A'}",
        "{'attribute':'name','doesNotStartWith':'A','ignoreCase':true}",
        "{'attribute':'name','endsWith':'n'}",
        "{'attribute':'name','doesNotEndWith':'n'}",
        "{'attribute':'a','greaterThan':500}",
        "{'attribute':'a','greaterThanOrEqualTo':500.5}",
        "{'attribute':'a','lessThan':'2026-01-01'}",
        "{'attribute':'a','lessThanOrEqualTo':-1}",
        "{'attribute':'a','between':['2011-10-01','2011-12-31']}",
        "{'attribute':'a','notBetween':[1,2]}",
        "{'attribute':'a','isEmpty':true}",
        "{'attribute':'a','isNotEmpty':true}",
        "{'attribute':'a','isTrue':true}",
        "{'attribute':'a','isFalse':true}",
        "{'attribute':'a','withinLast':{'days':20}}",
        "{'attribute':'a','withinLast':{'minutes':5}}",
        "{'attribute':'a','notWithinLast':{'months':6}}",
        "{'attribute':'a','yearToDate':true}",
        "{'attribute':'a','monthOf':'march'}",
        "{'attribute':'a','monthOf':['march','april']}",
        "{'attribute':'a','dayOf':31}",
        "{'attribute':'a','yearOf':[2024,2025]}",
        "{'attribute':'a','dayOfWeek':'sunday'}",
        "{'attribute':'a','timeAt':'09:30'}",
        "{'attribute':'a','timeAt':['22:00','06:00']}",
        "{'attribute':['customer','net/gross'],'isEmpty':true}",
        "{'attribute':['a/b'],'isEmpty':true}",
        "{'all':[]}",
        "{'any':[{'all':[{'attribute':'a','isEmpty':true}]},{'attribute':'b','equalTo':'x'}]}",
        "{'count':['customer','orders'],'equalTo':0}",
        "{'countDistinct':'orders/status','where':{'attribute':'orders/total','greaterThan':1},'between':[1,3]}",
        "{'sum':'orders/total','where':{'all':[{'attribute':'orders/day','withinLast':{'years':1}}]},'greaterThan':500}",
        "{'average':'orders/total','lessThan':10}",
        "{'min':'orders/day','yearOf':2024}",
        "{'max':'orders/day','withinLast':{'weeks':2}}",
        "{'first':'orders/status','by':'orders/day','equalTo':'open','ignoreCase':true}",
        "{'last':'orders/status','by':'orders/day','where':{'attribute':'orders/total','isNotEmpty':true},'isNotEmpty':true}",
        "{'anyRow':['orders'],'where':{'attribute':'orders/status','equalTo':'open'}}",
        "{'everyRow':['orders'],'where':{'any':[{'attribute':'orders/status','equalTo':'open'}]}}",
        "{'noRow':['orders'],'where':{'attribute':'orders/status','equalTo':'open'}}");
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void a_condition_reads_back_as_it_was_written(String condition) {
    String json = json("{'key':'k','displayName':'K','rules':[{'all':[" + condition + "]}]}");

    Segment segment = SegmentJson.read(json);

    assertThat(SegmentJson.write(segment).toString()).isEqualTo(json);
    assertThat(SegmentJson.read(SegmentJson.write(segment))).isEqualTo(segment);
    assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void every_condition_says_what_it_means(String condition) {
    Segment segment =
        SegmentJson.read(
            json("{'key':'k','displayName':'K','rules':[{'all':[" + condition + "]}]}"));

    assertThat(Explanation.of(segment).getFirst()).startsWith("Customers for whom ").endsWith(".");
  }

  @Test
  void a_segment_reads_back_with_paths_and_combinations() {
    String json =
        json(
            "{'key':'late','displayName':'Late','description':'With an order','rules':["
                + "{'path':['customer','orders'],'all':[{'attribute':'promo','equalTo':2}]},"
                + "{'combine':'except','attribute':'email','isEmpty':true},"
                + "{'combine':'intersect','any':[{'attribute':'a','isTrue':true}]},"
                + "{'combine':'union','count':['orders'],'greaterThan':3}]}");

    Segment segment = SegmentJson.read(json);

    assertThat(segment.rules())
        .extracting(Rule::combine)
        .containsExactly(
            Rule.Combine.UNION, Rule.Combine.EXCEPT, Rule.Combine.INTERSECT, Rule.Combine.UNION);
    assertThat(SegmentJson.write(segment).toString()).isEqualTo(json);
    assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
  }

  /** A document that holds segments among other things. */
  record Document(String title, List<Segment> segments, int last) {}

  @Test
  void segments_stand_inside_other_documents() {
    JsonMapper mapper = JsonMapper.builder().addModule(SegmentJson.module()).build();
    String json =
        json(
            "{'title':'t','segments':["
                + "{'key':'a','displayName':'A','rules':[{'all':[]}]},"
                + "{'key':'b','displayName':'B','rules':[{'attribute':'x','equalTo':0.12345678901234567890123}]}],"
                + "'last':7}");

    Document document = mapper.readValue(json, Document.class);

    assertThat(document.segments())
        .extracting(segment -> segment.key().value())
        .containsExactly("a", "b");
    assertThat(mapper.writeValueAsString(document)).isEqualTo(json);
  }

  @Test
  void a_refused_segment_in_a_document_keeps_its_problem() {
    JsonMapper mapper = JsonMapper.builder().addModule(SegmentJson.module()).build();

    assertThatThrownBy(() ->
            mapper.readValue(
                json(
                    "{'title':'t','segments':[{'key':'a','displayName':'A','rules':[{'al':[]}]}],'last':1}"),
                Document.class))
        .rootCause()
        .isInstanceOf(Problem.class)
        .hasMessageContaining("did you mean 'all'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'attribute': 'a', 'equalsTo': 1}            | rules[0].all[0]: there is no 'equalsTo'; did you mean 'equalTo'?
          {'attribut': 'a', 'equalTo': 1}              | rules[0].all[0]: there is no 'attribut'; did you mean 'attribute'?
          {'attribute': 'a', 'is_empty': true}         | rules[0].all[0]: there is no 'is_empty'; did you mean 'isEmpty'?
          {'attribute': 'a', 'qwertyuiop': true}       | rules[0].all[0]: there is no 'qwertyuiop'; known here are
          {'attribute': 'a'}                           | rules[0].all[0]: an operator is missing
          {'equalTo': 1}                               | rules[0].all[0]: a condition is missing
          {'attribute': 'a', 'equalTo': 1, 'anyOf': [2]} | rules[0].all[0]: 'equalTo' and 'anyOf' are two questions
          {'attribute': 'a', 'any': [], 'equalTo': 1}  | rules[0].all[0]: 'attribute' and 'any' are two conditions
          {'attribute': 'a', 'by': 'b', 'equalTo': 1}  | rules[0].all[0]: 'by' does not belong beside 'attribute'.
          {'all': [], 'equalTo': 1}                    | rules[0].all[0]: 'equalTo' does not belong beside 'all'.
          {'any': []}                                  | rules[0].all[0]: 'any' of nothing
          {'any': [{'all': [{'attribute': 'a', 'equalTo': null}]}]} | rules[0].all[0].any[0].all[0].equalTo: null is not a value
          {'attribute': 'a', 'equalTo': ''}            | rules[0].all[0].equalTo: An empty text is not a value
          {'attribute': 'a', 'anyOf': []}              | rules[0].all[0].anyOf: A list to choose from needs
          {'attribute': 'a', 'anyOf': 'x'}             | rules[0].all[0].anyOf: expected a list, not "x"
          {'attribute': 'a', 'contains': 7}            | rules[0].all[0].contains: expected text, not 7.
          {'attribute': 'a', 'between': [1]}           | rules[0].all[0].between: expected two ends
          {'attribute': 'a', 'isEmpty': false}         | rules[0].all[0].isEmpty: expected true, not false
          {'attribute': 'a', 'withinLast': '20 days'}  | rules[0].all[0].withinLast: expected one unit and a number
          {'attribute': 'a', 'withinLast': {'day': 2}} | rules[0].all[0].withinLast: there is no 'day'; did you mean 'days'?
          {'attribute': 'a', 'withinLast': {'days': 0}} | rules[0].all[0].withinLast: A window of 0 days can't be
          {'attribute': 'a', 'withinLast': {'days': 1.5}} | rules[0].all[0].withinLast.days: expected a whole number
          {'attribute': 'a', 'monthOf': 'mars'}        | rules[0].all[0].monthOf: there is no 'mars'; did you mean 'march'?
          {'attribute': 'a', 'monthOf': 13}            | rules[0].all[0].monthOf: 13 is not among 1 to 12.
          {'attribute': 'a', 'dayOf': 32}              | rules[0].all[0].dayOf: 32 is no day of the month
          {'attribute': 'a', 'timeAt': '9:30'}         | rules[0].all[0].timeAt: '9:30' is no time of day
          {'attribute': 'a', 'timeAt': ['09:30']}      | rules[0].all[0].timeAt: expected "09:30" or two times
          {'attribute': 'a', 'greaterThan': 1, 'ignoreCase': true} | rules[0].all[0]: 'ignoreCase' has no meaning
          {'attribute': 'Orders/a', 'isEmpty': true}   | rules[0].all[0].attribute: 'Orders' can't be a key
          {'count': [], 'equalTo': 1}                  | rules[0].all[0]: 'count' is computed over related rows
          {'sum': 'total', 'equalTo': 1}               | rules[0].all[0]: 'sum' is computed over related rows
          {'first': 'orders/a', 'equalTo': 1}          | rules[0].all[0]: 'first' needs 'by'
          {'sum': 'orders/a', 'by': 'orders/b', 'equalTo': 1} | rules[0].all[0]: 'by' belongs to 'first' and 'last'
          {'first': 'orders/a', 'by': 'b', 'equalTo': 1} | rules[0].all[0].by: 'b' must be of the same table
          {'anyRow': ['orders']}                       | rules[0].all[0]: 'where' is missing.
          {'anyRow': [], 'where': {'all': []}}         | rules[0].all[0]: 'anyRow' looks at related rows
          """)
  void a_wrong_condition_is_refused_with_its_place(String condition, String sentence) {
    String json = json("{'key':'k','displayName':'K','rules':[{'all':[" + condition + "]}]}");

    assertThatThrownBy(() -> SegmentJson.read(json))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REQUEST))
        .hasMessageStartingWith(sentence);
    if (!condition.contains("'b'") || condition.contains("'attribute'")) {
      assertThat(valid(json)).as("the schema refuses it too").isFalse();
    }
  }

  /** What only the reader can tell stays out: a path that is too short inside a text. */
  private static boolean valid(String json) {
    return SCHEMA.validate(json, InputFormat.JSON).isEmpty()
        && !json.contains("\"sum\": \"total\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'displayName':'K','rules':[{'all':[]}]}                     | segment: 'key' is missing.
          {'key':'K k','displayName':'K','rules':[{'all':[]}]}         | key: 'K k' can't be a key
          {'key':'k','displayName':' ','rules':[{'all':[]}]}           | segment 'k': A segment needs a display name.
          {'key':'k','displayName':'K','rules':[]}                     | segment 'k': A segment needs a rule
          {'key':'k','displayName':'K','rule':[]}                      | segment: there is no 'rule'; did you mean 'rules'?
          {'key':'k','displayName':'K','rules':[{'combine':'union','all':[]}]} | rules[0]: the first rule has nothing to combine with
          {'key':'k','displayName':'K','rules':[{'all':[]},{'all':[]}]} | rules[1]: 'combine' is missing
          {'key':'k','displayName':'K','rules':[{'all':[]},{'combine':'minus','all':[]}]} | rules[1].combine: there is no 'minus'; known here are except, intersect, union.
          {'key':'k','displayName':'K','rules':[{'path':'orders','all':[]}]} | rules[0].path: expected a list
          {'key':'k','displayName':'K','rules':[{'path':['or/ders'],'all':[]}]} | rules[0].path: 'or/ders' can't be a key
          {'key':'k','displayName':'K','rules':[7]}                    | rules[0]: expected keys and values, not 7.
          [1]                                                          | segment: expected keys and values
          """)
  void a_wrong_segment_is_refused_with_its_place(String segment, String sentence) {
    assertThatThrownBy(() -> SegmentJson.read(json(segment)))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith(sentence);
    assertThat(SCHEMA.validate(json(segment), InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void hostile_texts_travel_unchanged() {
    for (String text :
        List.of("'; DROP TABLE x; --", "\"", "\\", "\u0000", "🎉", "\n", "{{x}}", "a/b/../c")) {
      Segment segment = TestSegments.with(text);

      assertThat(SegmentJson.read(SegmentJson.write(segment).toString())).isEqualTo(segment);
    }
  }

  private static String json(String text) {
    return text.replace('\'', '"').replace("can\"t", "can't");
  }
}
