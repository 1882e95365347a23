using System.Data;
using FluentMigrator.Exceptions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>Writes the definition of a column for CREATE TABLE and ADD COLUMN (sqlite.org/syntax/column-def.html).</summary>
internal sealed class ColumnClause(SqliteDatabaseOptions options)
{
    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    private readonly ColumnTypes _types = ColumnTypes.For(options);

    /// <summary>How the host's values are written.</summary>
    public SqliteQuoter Values { get; } = SqliteQuoter.Of(options);

    /// <summary>The declared type of a column.</summary>
    public string TypeOf(ColumnDefinition column) => _types.Of(column);

    /// <summary>The column without its keys.</summary>
    public string Of(ColumnDefinition column) => string.Join(" ", Parts(column));

    /// <summary>A foreign key, written after a column or in the list of a table's constraints.</summary>
    public static string References(ForeignKeyDefinition key)
    {
        var schema = string.IsNullOrEmpty(key.ForeignTableSchema) ? "main" : key.ForeignTableSchema;
        if (!string.IsNullOrEmpty(key.PrimaryTableSchema) && !Sql.Names.SameWritten(key.PrimaryTableSchema, schema))
            throw new OperationRefusedException(
                $"Foreign key {key.Name} to table {key.PrimaryTable} in {key.PrimaryTableSchema}: in SQLite, "
                    + "both tables of a key must be in the same database file",
                "leave the key out, or put both tables into one file"
            );
        return $"REFERENCES {Quoter.Quote(key.PrimaryTable)} "
            + $"({Names(key.PrimaryColumns)}){Rule("DELETE", key.OnDelete)}{Rule("UPDATE", key.OnUpdate)}";
    }

    /// <summary>A list of quoted names.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Quoter.Quote));

    /// <summary>A list of names that are always quoted, for existing columns.</summary>
    public static string ExactNames(IEnumerable<string> names) => string.Join(", ", names.Select(SqliteQuoter.Exact));

    /// <summary><c>CONSTRAINT "name" </c>, or nothing if there is no name.</summary>
    public static string Constraint(string? name) => string.IsNullOrEmpty(name) ? "" : $"CONSTRAINT {Quoter.Quote(name)} ";

    /// <summary>A collation, with its name in quotes if it is not a word.</summary>
    public static string Collate(string name) =>
        SqliteTokenizer.Read(name).ToList() is [{ Kind: SqliteTokenKind.Word or SqliteTokenKind.QuotedName }]
            ? $"COLLATE {name}"
            : $"COLLATE {SqliteQuoter.Exact(name)}";

    /// <summary>A description as a comment, which SQLite stores with the statement; nothing if there is none.</summary>
    public static string Comment(string? description) =>
        string.IsNullOrWhiteSpace(description)
            ? ""
            : $" /* {description.Replace("*/", "* /", StringComparison.Ordinal).ReplaceLineEndings(" ")} */";

    private IEnumerable<string> Parts(ColumnDefinition column)
    {
        yield return Quoter.QuoteColumnName(column.Name);
        if (TypeOf(column) is { Length: > 0 } type)
            yield return type;
        if (!string.IsNullOrEmpty(column.CollationName))
            yield return Collate(column.CollationName);
        if (column.IsNullable != true)
            yield return "NOT NULL";
        if (column.Expression is not null)
            yield return $"GENERATED ALWAYS AS ({column.Expression}) {(column.ExpressionStored ? "STORED" : "VIRTUAL")}";
        else if (Default(column) is { } value)
            yield return $"DEFAULT {value}";
    }

    private string? Default(ColumnDefinition column) =>
        column.DefaultValue switch
        {
            ColumnDefinition.UndefinedDefaultValue => null,
            // NOT NULL DEFAULT NULL means the same as NOT NULL.
            null when column.IsNullable != true => null,
            var value => Default(value, $"{column.TableName}.{column.Name}", TypeOf(column)),
        };

    /// <summary>The text of a default after DEFAULT.</summary>
    /// <exception cref="DatabaseOperationNotSupportedException">The column would change the value, or SQLite has no equivalent.</exception>
    public string Default(object? value, string column, string type)
    {
        ColumnFit.Check(value, column, type);
        // In a text column, a decimal default is the same text as in a row: 1.10, not 1.1.
        return Values.QuoteValue(
            value is decimal && SqliteAffinities.Of(type) is SqliteAffinity.Text or SqliteAffinity.Blob
                ? SqliteStorage.Convert(value)
                : value
        );
    }

    private static string Rule(string action, Rule rule) =>
        rule switch
        {
            System.Data.Rule.Cascade => $" ON {action} CASCADE",
            System.Data.Rule.SetNull => $" ON {action} SET NULL",
            System.Data.Rule.SetDefault => $" ON {action} SET DEFAULT",
            _ => "",
        };
}
