namespace Gromozeka.FluentMigrations.Schema;

/// <summary>Compares one table: columns by name; keys, constraints and indexes by the columns that they are on.</summary>
internal sealed class TableComparer(SchemaSnapshot expectedSchema, SchemaSnapshot actualSchema, TableShape expected, TableShape found)
{
    private readonly ColumnComparer _columns = new(expected, found);

    public IEnumerable<SchemaDifference> Compare() =>
        _columns
            .Compare()
            .Concat(Changed($"primary key of {expected.Name}", Key(expected), Key(found)))
            .Concat(Changed($"unique constraints of {expected.Name}", Unique(expected), Unique(found)))
            .Concat(Changed($"foreign keys of {expected.Name}", ExpectedForeignKeys(), ForeignKeys(found, actualSchema, expectedSchema)))
            .Concat(Rules())
            .Concat(Extras())
            .Concat(Indexes())
            .Concat(Changed($"options of {expected.Name}", Or(expected.Options), Or(found.Options)));

    private IEnumerable<SchemaDifference> Indexes()
    {
        var others = Named(found).ToDictionary(index => index.Name, expected.Names);
        foreach (var index in Named(expected))
        {
            if (!others.Remove(index.Name, out var other))
                yield return new(DifferenceKind.MissingIndex, expected.Name, $"index {index.Name}", index.ToString(), null)
                {
                    Missing = index,
                };
            else if (!Same(index.ToString(), other.ToString()))
                yield return new(DifferenceKind.ChangedIndex, expected.Name, $"index {index.Name}", index.ToString(), other.ToString())
                {
                    Missing = index,
                    Present = other,
                };
        }

        foreach (var index in others.Values)
            yield return new(DifferenceKind.ExtraIndex, expected.Name, $"index {index.Name}", null, index.ToString()) { Present = index };
    }

    /// <summary>
    /// The rules that only one of the two tables has. A rule that belongs to a missing column is not reported separately.
    /// </summary>
    private IEnumerable<SchemaDifference> Rules()
    {
        var rest = found.Rules.Where(rule => !IsOfExtras(rule.Columns)).ToList();
        foreach (var rule in expected.Rules.Where(rule => rule.Column is not { } column || found.Column(column) is not null))
        {
            var index = rest.FindIndex(other => Same(rule.Text, other.Text));
            if (index >= 0)
                rest.RemoveAt(index);
            else
                yield return new(DifferenceKind.Changed, expected.Name, $"constraints of {expected.Name}", rule.Text, null);
        }

        foreach (var rule in rest)
            yield return new(DifferenceKind.Changed, expected.Name, $"constraints of {expected.Name}", "none", rule.Text);
    }

    /// <summary>The constraints that concern only unexpected columns.</summary>
    private IEnumerable<SchemaDifference> Extras() =>
        found
            .Rules.Where(rule => IsOfExtras(rule.Columns))
            .Select(rule => rule.Text)
            .Concat(
                found
                    .Indexes.Where(index => index.Origin == IndexOrigin.Unique && IsOfExtras(index.ColumnNames))
                    .Select(index => index.ToString())
            )
            .Concat(
                found
                    .ForeignKeys.Where(key => IsOfExtras(key.Columns) && ConcernsOthers(key))
                    .Select(key => Describe(key, actualSchema, expectedSchema))
            )
            .Select(text => new SchemaDifference(
                DifferenceKind.ExtraConstraint,
                expected.Name,
                $"constraint {text} of {expected.Name}",
                null,
                text
            ));

    /// <summary>
    /// Whether a foreign key on additional columns affects programs that do not know these columns: rows get a value in them anyway, or are
    /// deleted by a cascade; or the referenced table does not exist, so that no row can be written while keys are enforced.
    /// </summary>
    private bool ConcernsOthers(ForeignKeyShape key) =>
        key.OnDelete == "CASCADE"
        || key.Columns.All(name => found.Column(name) is { } column && (column.Default ?? column.Generated) is not null)
        || (actualSchema.Find(key.PrimaryTable) ?? expectedSchema.Find(key.PrimaryTable)) is null;

    private IEnumerable<SchemaDifference> Changed(string subject, string expectedText, string foundText)
    {
        if (!Same(expectedText, foundText))
            yield return new(DifferenceKind.Changed, expected.Name, subject, expectedText, foundText);
    }

    private bool Same(string one, string other) => expected.Expressions.Equals(one, other);

    private bool IsOfExtras(IReadOnlyList<string> columns) => columns.Count > 0 && columns.All(column => expected.Column(column) is null);

    private static IEnumerable<IndexShape> Named(TableShape table) => table.Indexes.Where(index => index.Origin == IndexOrigin.Statement);

    /// <summary>An index also specifies direction and collation; a primary key that is the rowid has none.</summary>
    private static string Key(TableShape table) =>
        List(table.Indexes.FirstOrDefault(index => index.Origin == IndexOrigin.PrimaryKey)?.Columns ?? table.PrimaryKey);

    private string Unique(TableShape table) =>
        List(
            table
                .Indexes.Where(index => index.Origin == IndexOrigin.Unique && (table == expected || !IsOfExtras(index.ColumnNames)))
                .Select(index => index.ToString())
                .Order(table.Names)
        );

    private string ExpectedForeignKeys() =>
        List(
            expected
                .ForeignKeys.Where(key => !key.IsOfColumn || found.Column(key.Columns[0]) is not null)
                .Select(key => Describe(key, expectedSchema, actualSchema))
                .Order(expected.Names)
        );

    private string ForeignKeys(TableShape table, SchemaSnapshot schema, SchemaSnapshot other) =>
        List(table.ForeignKeys.Where(key => !IsOfExtras(key.Columns)).Select(key => Describe(key, schema, other)).Order(table.Names));

    /// <summary>
    /// A key that names no columns refers to the primary key; if that table is still missing, to its expected primary key.
    /// </summary>
    private static string Describe(ForeignKeyShape key, SchemaSnapshot schema, SchemaSnapshot other)
    {
        var parent = schema.Find(key.PrimaryTable) ?? other.Find(key.PrimaryTable);
        var isImplied = key.PrimaryColumns.All(column => column.Length == 0);
        return (isImplied && parent is not null ? key with { PrimaryColumns = parent.PrimaryKey } : key).ToString();
    }

    private static string List(IEnumerable<string> items) => Or(string.Join(", ", items));

    private static string Or(string text) => text.Length == 0 ? "none" : text;
}
