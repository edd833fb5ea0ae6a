/**
 * A client for the part of the Constant Contact V3 API that keeping lists in step needs. Start at
 * {@link dev.listkeeper.constantcontact.ConstantContact}.
 *
 * <p><b>Null.</b> Nothing here takes or returns null. What may be missing is an {@code Optional};
 * what the service leaves out, writes as null or writes in another type than it promises counts as
 * missing, and members unknown to this library are ignored.
 *
 * <p><b>Units.</b> Times are {@code Instant}s; a bare date in an answer stands for its first moment
 * in UTC. Days are UTC days. Sizes are bytes of a whole request body. Lengths of text are in {@code
 * char}s.
 *
 * <p><b>Threads.</b> Everything that calls the service blocks its thread, may be used by many
 * threads at once, and ends with {@link dev.listkeeper.constantcontact.CallInterrupted} or {@link
 * dev.listkeeper.constantcontact.UnknownOutcome} when its thread is interrupted, with the flag set
 * again. Not for several threads at once are a stream of pages and an {@link
 * dev.listkeeper.constantcontact.activity.ImportBatch}. Records don't change.
 *
 * <p><b>What is repeated.</b> Up to five attempts in all, each of which the limiter counts:
 *
 * <table>
 *   <caption>Repetition by kind of call</caption>
 *   <tr><th>failure</th><th>read</th><th>write</th><th>token refresh</th></tr>
 *   <tr><td>429, too many a second</td><td>yes</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>no connection</td><td>yes</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>5xx</td><td>yes</td><td>no</td><td>yes</td></tr>
 *   <tr><td>answer lost or broken off</td><td>yes</td><td>no</td><td>once</td></tr>
 *   <tr><td>401</td><td>once, with a new token</td><td>once, with a new token</td><td>no</td></tr>
 *   <tr><td>anything else</td><td>no</td><td>no</td><td>no</td></tr>
 * </table>
 *
 * <p>Pauses grow from half a second to four seconds, with chance in them; after a 429 they last one
 * to two seconds.
 *
 * <p><b>What is thrown.</b> A {@link dev.listkeeper.constantcontact.ConstantContactException}, of a
 * sealed family, for everything that goes wrong in a call; it tells whether a write may have taken
 * effect all the same. An {@code IllegalArgumentException} for what the service is known to refuse,
 * before anything is sent. An {@code IOException} only while a download is read. Whatever a limiter
 * or a token store of your own throws comes through.
 *
 * <p><b>Secrets.</b> No message and no {@code toString} shows a token, a client secret or an e-mail
 * address.
 */
@NullMarked
package dev.listkeeper.constantcontact;

import org.jspecify.annotations.NullMarked;
