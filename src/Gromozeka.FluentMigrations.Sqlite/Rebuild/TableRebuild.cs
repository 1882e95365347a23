using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>A planned rebuild: the table before, the table after, and which values are copied where.</summary>
/// <param name="Draft">The statement, and the columns whose values are copied.</param>
/// <param name="Before">The current table, as SQLite understands it.</param>
/// <param name="After">The future table, as SQLite understands it.</param>
/// <param name="TemporaryName">The temporary name of the new table.</param>
internal sealed record TableRebuild(TableDraft Draft, RebuildShape Before, RebuildShape After, string TemporaryName)
{
    public StoredTable Table => Draft.Stored;

    /// <summary>Lets SQLite read the table before and after the change. Writes nothing.</summary>
    /// <exception cref="DatabaseOperationNotSupportedException">SQLite does not accept it.</exception>
    public static TableRebuild Plan(IDatabaseSession session, SqliteDatabaseOptions options, TableDraft draft)
    {
        var table = draft.Stored;
        var before = Read(table, table.Sql, table.Indexes, mayQuoteTexts: true, options);
        SameReading.Check(table, TableDraft.Of(table).Text, before);
        var after = Read(table, draft.Text.Sql, draft.Indexes, before.QuotesTexts, options);
        SameReading.Check(table, draft.Text, after);
        return new TableRebuild(draft, before, after, FreeName.Of(session, table.Schema, table.Name));
    }

    /// <summary>The columns to insert, each with its value. Omitted columns get their default, or are computed.</summary>
    public IReadOnlyList<(string Column, string Value)> Copies { get; } = [.. CopiesOf(Draft, Before, After)];

    /// <summary>The columns in both tables, with their values.</summary>
    public IEnumerable<(ShapeColumn Before, ShapeColumn After)> Kept =>
        Before
            .Columns.Where(column => !column.IsGenerated && Draft.Keeps(column.Name))
            .Select(column => (column, After.Find(column.Name)!));

    /// <summary>The computed columns in both tables that have the same values in both.</summary>
    public IEnumerable<(ShapeColumn Before, ShapeColumn After)> Computed =>
        Kept.Any(column => Before.AffinityOf(column.Before) != After.AffinityOf(column.After))
            ? []
            : Before
                .Columns.Where(column =>
                    column.IsGenerated && After.Find(column.Name) is { IsGenerated: true } && HasSameExpression(column.Name)
                )
                .Select(column => (column, After.Find(column.Name)!));

    /// <summary>How to read the rowid of an old row; null if rows have none, or columns hide it.</summary>
    public string? OldRowId => RowIdOf(Before);

    /// <summary>Whether each row keeps its rowid, or its key if it has no rowid.</summary>
    public bool KeepsNumbers =>
        After.RowIdColumn is { } column && Draft.Keeps(column.Name) ? Names.Same(Before.RowIdColumn?.Name, column.Name)
        : After.HasRowId ? OldRowId is not null && (After.RowIdColumn ?? (object?)After.RowIdName) is not null
        : Kept.All(kept => kept.After.KeyPosition == 0 || Before.AffinityOf(kept.Before) == After.AffinityOf(kept.After));

    /// <summary>The columns that identify a row, for messages.</summary>
    public IReadOnlyList<string> Key => Before.PrimaryKey.Count > 0 ? [.. Before.PrimaryKey.Select(SqliteQuoter.Exact)] : [OldRowId ?? "1"];

    private static RebuildShape Read(
        StoredTable table,
        string sql,
        IEnumerable<StoredObject> indexes,
        bool mayQuoteTexts,
        SqliteDatabaseOptions options
    )
    {
        try
        {
            return ScratchDatabase.Read(table.Name, sql, indexes.Select(index => index.Sql), mayQuoteTexts, options);
        }
        catch (SqliteException cause)
        {
            throw new OperationRefusedException(
                $"SQLite does not accept the new form of the table: {cause.Message}\n{sql}",
                "correct the table in the migration",
                cause
            );
        }
    }

    private static IEnumerable<(string, string)> CopiesOf(TableDraft draft, RebuildShape before, RebuildShape after)
    {
        var rowId = RowIdOf(before);
        // The implicit rowid is kept, because full-text indexes and applications identify rows by it.
        if (after.RowIdColumn is null && after.RowIdName is { } target && rowId is not null)
            yield return (target, rowId);
        foreach (var column in before.Columns.Where(column => !column.IsGenerated && draft.Keeps(column.Name)))
            yield return (SqliteQuoter.Exact(column.Name), SqliteQuoter.Exact(column.Name));
        // An added column that becomes the rowid gets the existing rowids.
        if (after.RowIdColumn is { } number && !draft.Keeps(number.Name) && rowId is not null)
            yield return (SqliteQuoter.Exact(number.Name), rowId);
    }

    /// <summary>Whether a column that is computed before and after is computed in the same way.</summary>
    public bool HasSameExpression(string column) => ExpressionOf(TableDraft.Of(Table).Text, column) == ExpressionOf(Draft.Text, column);

    private static string ExpressionOf(CreateTableText text, string column) =>
        string.Join(
            ' ',
            text.Find(column)!.All(ConstraintKind.Generated).SelectMany(constraint => constraint.Tokens).Select(token => token.Text)
        );

    private static string? RowIdOf(RebuildShape shape) =>
        shape.RowIdName ?? (shape.RowIdColumn is { } column ? SqliteQuoter.Exact(column.Name) : null);
}
