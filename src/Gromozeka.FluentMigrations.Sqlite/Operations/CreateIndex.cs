using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Create.Index and Create.UniqueConstraint: on SQLite both are indexes.</summary>
internal static class CreateIndex
{
    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    public static string Sql(IndexDefinition index)
    {
        UnknownOptions.Refuse(
            $"Index {index.Name}",
            index.AdditionalFeatures.Keys.Concat(index.Columns.SelectMany(column => column.AdditionalFeatures.Keys))
        );
        var columns = index.Columns.Select(column =>
            $"{Quoter.QuoteColumnName(column.Name)} {(column.Direction == Direction.Descending ? "DESC" : "ASC")}"
        );
        return Sql(index.IsUnique, index.Name, index.SchemaName, index.TableName, string.Join(", ", columns));
    }

    public static string Sql(CreateConstraintExpression expression)
    {
        var constraint = expression.Constraint;
        if (constraint.IsPrimaryKeyConstraint)
            throw TableChange.Refuse("Create.PrimaryKey on an existing table", constraint.TableName);
        UnknownOptions.Refuse(
            $"Index {constraint.ConstraintName}",
            expression.AdditionalFeatures.Keys.Concat(constraint.AdditionalFeatures.Keys)
        );
        return Sql(true, constraint.ConstraintName, constraint.SchemaName, constraint.TableName, ColumnClause.Names(constraint.Columns));
    }

    // The schema is written before the index, not before the table: an index is always in the schema of its table.
    private static string Sql(bool unique, string name, string? schema, string table, string columns) =>
        $"CREATE {(unique ? "UNIQUE " : "")}INDEX {Quoter.QuoteIndexName(name, schema)} ON {Quoter.Quote(table)} ({columns})";
}
