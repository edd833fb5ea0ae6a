package dev.listkeeper.server.web.source;

import dev.listkeeper.server.web.view.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file before it becomes a data source: how it is understood, and what a person says about it.
 *
 * @param mistakes by field
 * @param problem why it can't be read or saved as it is; null when it can
 * @param state what the whole file holds, in words
 * @param rejects where some malformed rows stand and what is wrong with them
 * @param isText whether there is anything to say about its form
 * @param mayHoldCustomers whether no table holds the customers yet
 */
public record SourceFormView(
    SourceFields fields,
    Map<String, String> mistakes,
    @Nullable String problem,
    String state,
    List<String> explanation,
    List<String> rejects,
    List<TableView.Column> columns,
    List<String> previewColumns,
    List<List<String>> preview,
    boolean isText,
    boolean mayHoldCustomers,
    List<Option> primaryKeys,
    List<Option> delimiters,
    List<Option> encodings,
    List<Option> headers) {}
