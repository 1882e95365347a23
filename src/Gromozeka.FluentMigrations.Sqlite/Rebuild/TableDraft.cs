using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>A table in transition from its stored definition to the one that a step requests.</summary>
/// <param name="Stored">The stored table.</param>
/// <param name="Text">Its statement with the edits so far.</param>
/// <param name="Kept">The columns whose values are copied.</param>
/// <param name="DroppedIndexes">The indexes that are dropped with a column.</param>
internal sealed record TableDraft(
    StoredTable Stored,
    CreateTableText Text,
    IReadOnlyList<string> Kept,
    IReadOnlyList<StoredObject> DroppedIndexes
)
{
    /// <summary>The indexes that will be created again.</summary>
    public IEnumerable<StoredObject> Indexes => Stored.Indexes.Except(DroppedIndexes);

    /// <exception cref="DatabaseOperationNotSupportedException">The statement has an unknown form.</exception>
    public static TableDraft Of(StoredTable stored)
    {
        var text = Parse(stored, stored.Sql);
        return new TableDraft(
            stored,
            text,
            [.. text.Columns.Where(column => !column.Has(ConstraintKind.Generated)).Select(column => column.Name)],
            []
        );
    }

    public TableDraft With(string sql) => this with { Text = Parse(Stored, sql) };

    /// <exception cref="DatabaseOperationNotSupportedException">There is no such column.</exception>
    public ColumnText Column(string name) =>
        Text.Find(Sql.SqliteQuoter.Instance.UnQuote(name))
        ?? throw NearNames.NoColumn(Stored.Name, name, Text.Columns.Select(column => column.Name).ToList());

    public bool Keeps(string column) => Kept.Any(kept => Names.Same(kept, column));

    private static CreateTableText Parse(StoredTable stored, string sql)
    {
        try
        {
            return CreateTableParser.Parse(sql);
        }
        catch (FormatException unknown)
        {
            throw Refusal.ByHand(stored, unknown);
        }
    }
}
