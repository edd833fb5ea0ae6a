package dev.listkeeper.constantcontact.internal;

/** A call and its answer. */
record Exchange(Call call, Answer answer) {}
