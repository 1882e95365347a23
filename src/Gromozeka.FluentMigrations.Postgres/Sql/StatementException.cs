using System.Data.Common;
using System.Globalization;
using System.Text;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Sql;

/// <summary>A statement failed: what the server said of it, in one text.</summary>
internal sealed class StatementException : DbException
{
    /// <summary>Describes a failure.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="cause">What the driver threw.</param>
    public StatementException(string statement, PostgresException cause)
        : base(Text(statement, cause), WithoutValues(cause)) => SqlState = cause.SqlState;

    /// <summary>The server's code of the error (https://www.postgresql.org/docs/current/errcodes-appendix.html).</summary>
    public override string SqlState { get; }

    /// <inheritdoc />
    public override bool IsTransient => (InnerException as PostgresException)?.IsTransient ?? false;

    /// <summary>
    /// Whether the details of an error have names of objects, and no values of rows: dependent objects, unsupported features, and errors of
    /// syntax and access (the classes 2B, 0A and 42).
    /// </summary>
    private static bool HasNamesOnly(PostgresException cause) => cause.SqlState[..2] is "2B" or "0A" or "42";

    /// <summary>The same error for the host's log, where values of rows must not be.</summary>
    private static PostgresException WithoutValues(PostgresException cause) =>
        HasNamesOnly(cause) || cause.Detail is null
            ? cause
            : new PostgresException(
                cause.MessageText,
                cause.Severity,
                cause.InvariantSeverity,
                cause.SqlState,
                hint: cause.Hint,
                position: cause.Position,
                schemaName: cause.SchemaName,
                tableName: cause.TableName,
                columnName: cause.ColumnName,
                constraintName: cause.ConstraintName
            );

    private static string Text(string statement, PostgresException cause)
    {
        var text = new StringBuilder(cause.MessageText);
        text.Append(CultureInfo.InvariantCulture, $" (SQLSTATE {cause.SqlState}");
        if (cause.Position > 0 && cause.Position <= statement.Length)
        {
            var before = statement.AsSpan(0, cause.Position - 1);
            var line = before.Count('\n') + 1;
            var column = before.Length - before.LastIndexOf('\n');
            text.Append(CultureInfo.InvariantCulture, $", line {line}, column {column} of the statement");
        }

        text.Append(')');
        if (HasNamesOnly(cause) && cause.Detail is { Length: > 0 } detail)
            text.Append(CultureInfo.InvariantCulture, $": {detail.ReplaceLineEndings("; ")}");
        if (cause.Where is { Length: > 0 } where)
            text.Append(CultureInfo.InvariantCulture, $"; in {where.ReplaceLineEndings("; ")}");
        if (cause.Hint is { Length: > 0 } hint)
            text.Append(CultureInfo.InvariantCulture, $". Hint: {hint.TrimEnd('.')}");
        return text.ToString();
    }
}
