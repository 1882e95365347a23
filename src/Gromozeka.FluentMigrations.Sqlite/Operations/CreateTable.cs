using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Create.Table: columns, the primary key, and the foreign keys of its columns.</summary>
internal static class CreateTable
{
    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    /// <param name="table">The table.</param>
    /// <param name="clause">Writes its columns.</param>
    /// <param name="isIndexedUnique">Whether a unique index on a column follows, so that the column needs no UNIQUE of its own.</param>
    /// <param name="primaryKey">A primary key that the step adds to the table; null for none.</param>
    /// <param name="foreignKeys">The foreign keys of the table.</param>
    public static string Sql(
        CreateTableExpression table,
        ColumnClause clause,
        Func<ColumnDefinition, bool> isIndexedUnique,
        ConstraintDefinition? primaryKey,
        IEnumerable<ForeignKeyDefinition> foreignKeys
    )
    {
        UnknownOptions.Refuse(table);
        var identity = Identity(table, clause);
        var parts = table
            .Columns.Select(column => Column(column, clause, column == identity, column.IsUnique && !isIndexedUnique(column)))
            .Concat(PrimaryKey(table, identity, primaryKey))
            .Concat(foreignKeys.Select(ForeignKey));
        return $"CREATE TABLE {Quoter.QuoteTableName(table.TableName, table.SchemaName)}{ColumnClause.Comment(table.TableDescription)} "
            + $"({string.Join(", ", parts)})";
    }

    private static string Column(ColumnDefinition column, ColumnClause clause, bool isIdentity, bool isUnique) =>
        clause.Of(column)
        + (isIdentity ? $" {ColumnClause.Constraint(column.PrimaryKeyName)}PRIMARY KEY AUTOINCREMENT" : "")
        + (isUnique ? " UNIQUE" : "")
        + ColumnClause.Comment(column.ColumnDescription);

    private static IEnumerable<string> PrimaryKey(CreateTableExpression table, ColumnDefinition? identity, ConstraintDefinition? added)
    {
        if (added is not null)
            yield return $"{ColumnClause.Constraint(added.ConstraintName)}PRIMARY KEY ({ColumnClause.Names(added.Columns)})";
        var key = table.Columns.Where(column => column.IsPrimaryKey).ToList();
        if (key.Count > 0 && identity is null)
            yield return $"{ColumnClause.Constraint(key[0].PrimaryKeyName)}PRIMARY KEY "
                + $"({ColumnClause.Names(key.Select(column => column.Name))})";
    }

    private static string ForeignKey(ForeignKeyDefinition key) =>
        $"{ColumnClause.Constraint(key.Name)}FOREIGN KEY ({ColumnClause.Names(key.ForeignColumns)}) {ColumnClause.References(key)}";

    /// <summary>SQLite numbers rows only in a single INTEGER column that is the whole primary key (sqlite.org/autoinc.html).</summary>
    private static ColumnDefinition? Identity(CreateTableExpression table, ColumnClause clause)
    {
        var identities = table.Columns.Where(column => column.IsIdentity).ToList();
        if (identities.Count == 0)
            return null;
        var identity = identities[0];
        var isWholeKey = table.Columns.All(column => column == identity || !column.IsPrimaryKey);
        var isInteger = string.Equals(clause.TypeOf(identity), "INTEGER", StringComparison.OrdinalIgnoreCase);
        return identities.Count == 1 && isWholeKey && isInteger
            ? identity
            : throw new OperationRefusedException(
                $"Identity() on column {identity.Name} of table {table.TableName}: "
                    + "SQLite numbers rows only in one INTEGER column that is the whole primary key",
                "make it AsInt64().PrimaryKey().Identity() and the other columns unique, or remove Identity()"
            );
    }
}
