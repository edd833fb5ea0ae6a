package dev.listkeeper.constantcontact.internal;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/** What came back, whatever the status. */
record Answer(int status, HttpHeaders headers, Body body) {

  boolean succeeded() {
    return status / 100 == 2;
  }

  Optional<String> trackingId() {
    return headers
        .firstValue("x-eig-tracking-id")
        .or(() -> headers.firstValue("x-amzn-requestid"))
        .map(Redaction::of);
  }

  boolean isWebPage() {
    return headers
            .firstValue("content-type")
            .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
            .isPresent()
        || text().stripLeading().startsWith("<");
  }

  /** The body; empty when it was left open. */
  String text() {
    return switch (body) {
      case Body.Whole whole -> whole.text();
      case Body.Open open -> "";
    };
  }
}
