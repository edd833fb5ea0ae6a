package dev.listkeeper.server.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** A line of the shop's contact list, as somebody typed it; absent values are empty. */
record SampleContact(
    String id,
    String email,
    String firstName,
    String lastName,
    String country,
    String city,
    LocalDate born,
    LocalDateTime registered,
    int loyaltyPoints) {}
