using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Compares what the engine finds in a CREATE TABLE statement with what SQLite finds in it. A rebuild copies the columns that the engine
/// has found: if SQLite has another one, its values would be lost.
/// </summary>
internal static class SameReading
{
    /// <param name="table">The table.</param>
    /// <param name="text">Its statement, as the engine reads it.</param>
    /// <param name="shape">The same statement, as SQLite reads it.</param>
    /// <exception cref="DatabaseOperationNotSupportedException">The two differ.</exception>
    public static void Check(StoredTable table, CreateTableText text, RebuildShape shape)
    {
        Compare(table, "columns", text.Columns.Select(column => column.Name), shape.Columns.Select(column => column.Name));
        Compare(table, "computed columns", Having(text, ConstraintKind.Generated), Matching(shape, column => column.IsGenerated));
        Compare(table, "columns of the primary key", KeyOf(text), shape.PrimaryKey);
        // Columns of a primary key may be NOT NULL without these words.
        Compare(
            table,
            "NOT NULL columns",
            Having(text, ConstraintKind.NotNull).Where(name => shape.Find(name)!.KeyPosition == 0),
            Matching(shape, column => column.IsNotNull && column.KeyPosition == 0)
        );
    }

    private static IEnumerable<string> Having(CreateTableText text, ConstraintKind kind) =>
        text.Columns.Where(column => column.Has(kind)).Select(column => column.Name);

    private static IEnumerable<string> Matching(RebuildShape shape, Func<ShapeColumn, bool> predicate) =>
        shape.Columns.Where(predicate).Select(column => column.Name);

    private static IEnumerable<string> KeyOf(CreateTableText text) =>
        text.All(ConstraintKind.PrimaryKey)
            .SelectMany(key => key.Column is { } column ? [column.Name] : key.Constraint.Columns)
            .Distinct(NameComparer.Instance);

    private static void Compare(StoredTable table, string what, IEnumerable<string> own, IEnumerable<string> theirs)
    {
        var (engine, sqlite) = (own.ToList(), theirs.ToList());
        if (Names.SameList(engine, sqlite))
            return;
        throw Refusal.ByHand(
            table,
            $"the engine reads the statement of table {table.Name} differently from SQLite, and a change could lose values: for the {what} "
                + $"it finds {List(engine)}, and SQLite finds {List(sqlite)}"
        );
    }

    private static string List(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Select(SqliteQuoter.Exact));
}
