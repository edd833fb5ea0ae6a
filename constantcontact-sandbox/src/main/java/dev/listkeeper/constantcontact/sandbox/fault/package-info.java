/** What can go wrong, on command: scripted faults of calls and of the activities they queue. */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.fault;

import org.jspecify.annotations.NullMarked;
