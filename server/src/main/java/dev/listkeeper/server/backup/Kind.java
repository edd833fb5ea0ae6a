package dev.listkeeper.server.backup;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the values of a column are written as JSON, and read back, whatever the database. */
enum Kind {
  WHOLE {
    @Override
    Object value(ResultSet row, int column) throws SQLException {
      return row.getLong(column);
    }

    @Override
    void bind(PreparedStatement insert, int column, JsonNode value) throws SQLException {
      insert.setLong(column, value.longValue());
    }
  },
  DECIMAL {
    @Override
    @Nullable Object value(ResultSet row, int column) throws SQLException {
      BigDecimal value = row.getBigDecimal(column);
      return value == null ? null : value.toPlainString();
    }

    @Override
    void bind(PreparedStatement insert, int column, JsonNode value) throws SQLException {
      insert.setBigDecimal(column, new BigDecimal(value.stringValue()));
    }
  },
  BOOLEAN {
    @Override
    Object value(ResultSet row, int column) throws SQLException {
      return row.getBoolean(column);
    }

    @Override
    void bind(PreparedStatement insert, int column, JsonNode value) throws SQLException {
      insert.setBoolean(column, value.booleanValue());
    }
  },
  TEXT {
    @Override
    @Nullable Object value(ResultSet row, int column) throws SQLException {
      return row.getString(column);
    }

    @Override
    void bind(PreparedStatement insert, int column, JsonNode value) throws SQLException {
      insert.setString(column, value.stringValue());
    }
  },
  INSTANT {
    @Override
    @Nullable Object value(ResultSet row, int column) throws SQLException {
      OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
      return value == null ? null : value.toInstant().toString();
    }

    @Override
    void bind(PreparedStatement insert, int column, JsonNode value) throws SQLException {
      insert.setObject(column, Instant.parse(value.stringValue()).atOffset(ZoneOffset.UTC));
    }
  },
  LOCAL {
    @Override
    @Nullable Object value(ResultSet row, int column) throws SQLException {
      LocalDateTime value = row.getObject(column, LocalDateTime.class);
      return value == null ? null : value.toString();
    }

    @Override
    void bind(PreparedStatement insert, int column, JsonNode value) throws SQLException {
      insert.setObject(column, LocalDateTime.parse(value.stringValue()));
    }
  },
  DATE {
    @Override
    @Nullable Object value(ResultSet row, int column) throws SQLException {
      LocalDate value = row.getObject(column, LocalDate.class);
      return value == null ? null : value.toString();
    }

    @Override
    void bind(PreparedStatement insert, int column, JsonNode value) throws SQLException {
      insert.setObject(column, LocalDate.parse(value.stringValue()));
    }
  },
  BYTES {
    @Override
    @Nullable Object value(ResultSet row, int column) throws SQLException {
      byte[] value = row.getBytes(column);
      return value == null ? null : Base64.getEncoder().encodeToString(value);
    }

    @Override
    void bind(PreparedStatement insert, int column, JsonNode value) throws SQLException {
      insert.setBytes(column, Base64.getDecoder().decode(value.stringValue()));
    }
  };

  abstract @Nullable Object value(ResultSet row, int column) throws SQLException;

  abstract void bind(PreparedStatement insert, int column, JsonNode value) throws SQLException;

  /** The value as JSON has it. */
  final @Nullable Object read(ResultSet row, int column) throws SQLException {
    Object value = value(row, column);
    return row.wasNull() ? null : value;
  }

  final void write(PreparedStatement insert, int column, JsonNode value) throws SQLException {
    if (value.isNull()) {
      insert.setNull(column, Types.NULL);
    } else {
      bind(insert, column, value);
    }
  }

  /**
   * Of a column.
   *
   * @param type of {@link Types}
   * @param name of the type, where the number does not tell enough
   */
  static Kind of(String column, int type, String name) {
    return switch (type) {
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT -> WHOLE;
      case Types.NUMERIC, Types.DECIMAL, Types.DOUBLE, Types.REAL, Types.FLOAT -> DECIMAL;
      case Types.BOOLEAN, Types.BIT -> BOOLEAN;
      case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
      case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
      case Types.TIMESTAMP -> Objects.equals(name, "timestamptz") ? INSTANT : LOCAL;
      case Types.DATE -> DATE;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
      default ->
          throw new IllegalStateException(
              "A backup can't hold the column " + column + " of type " + name + ".");
    };
  }
}
