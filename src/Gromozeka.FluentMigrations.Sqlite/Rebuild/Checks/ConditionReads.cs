using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// What the CHECK constraints and indexes of a table read, directly or through computed columns, and what a rebuild changes of it.
/// </summary>
/// <param name="rebuild">The change.</param>
internal sealed class ConditionReads(TableRebuild rebuild)
{
    private static readonly string[] RowIdNames = ["rowid", "_rowid_", "oid"];

    private readonly CreateTableText _before = TableDraft.Of(rebuild.Table).Text;
    private readonly CreateTableText _after = rebuild.Draft.Text;

    private HashSet<string> Known => field ??= [.. _before.All(ConstraintKind.Check).Select(check => Text(check.Constraint))];

    /// <summary>Whether the table has the same condition already.</summary>
    public bool IsKnown(ConstraintText check) => Known.Contains(Text(check));

    /// <summary>Whether it reads something that is not the same for each row as before, or that SQLite compares in another way.</summary>
    public bool ReadsChanged(ConstraintText check) => ReadsChanged(check.Tokens);

    /// <inheritdoc cref="ReadsChanged(ConstraintText)"/>
    public bool ReadsChanged(IReadOnlyList<SqliteToken> text) =>
        Of(text).Any(column => !IsSame(column)) || !rebuild.KeepsNumbers && RowIdNames.Any(text.Mention);

    /// <summary>Whether it reads a column that gets another type, and so other values.</summary>
    public bool ReadsConverted(ConstraintText check) =>
        Of(check.Tokens)
            .Any(column =>
                rebuild.Before.Find(column) is { } before
                && rebuild.After.Find(column) is { } after
                && rebuild.Before.AffinityOf(before) != rebuild.After.AffinityOf(after)
            );

    /// <summary>Whether it reads a column that the rows do not have yet.</summary>
    public bool ReadsNew(ConstraintText check) =>
        Of(check.Tokens)
            .Any(column =>
                rebuild.Before.Find(column) is null || rebuild.After.Find(column) is { IsGenerated: false } && !rebuild.Draft.Keeps(column)
            );

    /// <summary>The columns of either form of the table that a text mentions, and those that these are computed from.</summary>
    private HashSet<string> Of(IReadOnlyList<SqliteToken> text)
    {
        var found = new HashSet<string>(NameComparer.Instance);
        Add(text, found);
        return found;
    }

    private void Add(IReadOnlyList<SqliteToken> tokens, HashSet<string> found)
    {
        foreach (var column in _after.Columns.Concat(_before.Columns))
        {
            if (!tokens.Mention(column.Name) || !found.Add(column.Name))
                continue;
            foreach (var expression in Expressions(column.Name))
                Add(expression.Tokens, found);
        }
    }

    private IEnumerable<ConstraintText> Expressions(string column) =>
        new[] { _after, _before }.SelectMany(text => text.Find(column)?.All(ConstraintKind.Generated) ?? []);

    private bool IsSame(string column) =>
        rebuild.Before.Find(column) is { } before
        && rebuild.After.Find(column) is { } after
        && before.IsGenerated == after.IsGenerated
        && (before.IsGenerated ? rebuild.HasSameExpression(column) : rebuild.Draft.Keeps(column))
        && rebuild.Before.AffinityOf(before) == rebuild.After.AffinityOf(after)
        && Names.Same(before.Collation, after.Collation);

    private static string Text(ConstraintText check) => string.Join(" ", check.Tokens.Select(token => token.Text));
}
