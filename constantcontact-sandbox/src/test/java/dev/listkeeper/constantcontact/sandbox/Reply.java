package dev.listkeeper.constantcontact.sandbox;

import dev.listkeeper.constantcontact.sandbox.http.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What came back. */
record Reply(HttpResponse<String> response) {
  int status() {
    return response.statusCode();
  }

  String text() {
    return response.body();
  }

  JsonNode json() {
    return Json.read(text().getBytes(StandardCharsets.UTF_8));
  }

  JsonNode at(String pointer) {
    return json().at(pointer);
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  List<String> texts(String array, String member) {
    List<String> texts = new ArrayList<>();
    at(array).forEach(element -> texts.add(element.at(member).asString("")));
    return texts;
  }
}
