using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>The statements of the migration so far. Each table, view and trigger is tried as soon as it is added.</summary>
internal sealed class ScaffoldedParts(IDatabase database, SchemaSnapshot schema, Trial trial, CancellationToken cancellationToken)
{
    private readonly TableCode _tables = new(database, schema, TypeCalls.Learn(trial, cancellationToken));
    private readonly NameCode _names = new(database.Quoter);
    private readonly List<IReadOnlyList<Statement>> _up = [];
    private readonly List<Statement> _down = [];
    private readonly List<string> _objects = [];
    private readonly List<string> _inSql = [];
    private readonly List<string> _leftOut = [];
    private bool _hasTables;

    /// <summary>All statements that create something.</summary>
    public IReadOnlyList<Statement> Up => [.. _up.SelectMany(group => group)];

    /// <summary>What is not in the migration, and why.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Adds a table with its indexes, in the first way that makes them as they are.</summary>
    public void Add(TableShape table)
    {
        MigrationException? failure = null;
        foreach (var creation in _tables.Creations(table))
        {
            var indexesInSql = new HashSet<string>(table.Names);
            while (true)
            {
                var indexes = Indexes(table)
                    .Select(index => (index.Name, Code: _tables.Index(index, indexesInSql.Contains(index.Name))))
                    .ToList();
                Statement[] group = [.. creation, .. indexes.Select(index => index.Code)];
                failure = trial.Try(group, cancellationToken);
                var differences = failure is null ? Compare(table) : [];
                if (failure is null && differences.Count == 0)
                {
                    Keep(table, creation, indexes, group);
                    return;
                }

                if (failure is null)
                    trial.Run([_tables.Drop(table.Name)], cancellationToken);
                // An index that FluentMigrator cannot say is no reason to write the table in SQL, too.
                var wrong =
                    failure is not null ? indexes.ConvertAll(index => index.Name)
                    : differences.TrueForAll(IsOfIndex) ? differences.ConvertAll(NameOfIndex)
                    : [];
                if (wrong.TrueForAll(indexesInSql.Contains))
                    break;
                indexesInSql.UnionWith(wrong);
            }
        }

        LeaveOut($"table {table.Name}", failure?.Why ?? "no statement makes it as it is");
    }

    /// <summary>Adds a view, a virtual table or a trigger.</summary>
    public void Add(SchemaObject one)
    {
        if (one.Kind == SchemaObjectKind.Trigger && !IsThere(one.Table))
        {
            LeaveOut($"{one}", $"{one.Table} is left out");
            return;
        }

        MigrationException? failure = null;
        foreach (var text in SqlTexts.Of(one.Sql))
        {
            var statement = Statement.Sql(text);
            failure = trial.Try([statement], cancellationToken);
            if (failure is not null)
                continue;
            if (!IsSame(one))
            {
                trial.Run([Drop(one)], cancellationToken);
                continue;
            }

            _up.Add([statement]);
            if (one.Kind != SchemaObjectKind.Trigger)
                _down.Add(Drop(one));
            _objects.Add($"{one}");
            return;
        }

        LeaveOut($"{one}", failure?.Why ?? "no statement makes it as it is");
    }

    /// <summary>Notes something that the migration does not create.</summary>
    public void LeaveOut(string what, string why) => _leftOut.Add($"{what}: {why}");

    /// <summary>The migration. What belongs to a table or a view is dropped with it.</summary>
    public ScaffoldedMigration Migration(IReadOnlyList<SchemaDifference> differences) =>
        new(Code(_up), string.Join("\n", Enumerable.Reverse(_down).Select(statement => statement.Code)))
        {
            Usings = Up.Any(statement => statement.Code.Contains("(Rule.", StringComparison.Ordinal)) ? ["System.Data"] : [],
            Objects = _objects,
            InSql = _inSql,
            LeftOut = _leftOut,
            Differences = differences,
            HasTables = _hasTables,
        };

    private static string Code(IEnumerable<IReadOnlyList<Statement>> groups) =>
        string.Join("\n\n", groups.Select(group => string.Join("\n", group.Select(statement => statement.Code))));

    private void Keep(TableShape table, IReadOnlyList<Statement> creation, List<(string Name, Statement Code)> indexes, Statement[] group)
    {
        _up.Add(group);
        _down.Add(_tables.Drop(table.Name));
        _objects.Add($"table {table.Name}");
        _objects.AddRange(indexes.Select(index => $"index {index.Name}"));
        if (creation[0].IsSql)
            _inSql.Add($"table {table.Name}");
        _inSql.AddRange(indexes.Where(index => index.Code.IsSql).Select(index => $"index {index.Name}"));
        _hasTables = true;
    }

    private Statement Drop(SchemaObject one) =>
        one.Kind == SchemaObjectKind.OtherTable
            ? _tables.Drop(one.Table)
            : Statement.Sql($"DROP {(one.Kind == SchemaObjectKind.View ? "VIEW" : "TRIGGER")} {_names.Quoted(one.Name)}");

    private static IEnumerable<IndexShape> Indexes(TableShape table) =>
        table.Indexes.Where(index => index.Origin == IndexOrigin.Statement).Reverse();

    private List<SchemaDifference> Compare(TableShape table) =>
        trial.Read(table.Name) is { } made ? [.. new TableComparer(schema, trial.Schema, table, made).Compare()] : [];

    private static bool IsOfIndex(SchemaDifference difference) =>
        difference.Kind is DifferenceKind.MissingIndex or DifferenceKind.ChangedIndex;

    private static string NameOfIndex(SchemaDifference difference) => ((IndexShape)difference.Missing!).Name;

    private bool IsThere(TableName table) => trial.Schema is var made && (made.Find(table) is not null || made.OtherNames.Contains(table));

    private bool IsSame(SchemaObject one) =>
        trial.Schema.Objects.Any(made =>
            made.Kind == one.Kind && schema.Names.Parts.Equals(made.Name, one.Name) && schema.Expressions.Equals(made.Sql, one.Sql)
        );
}
