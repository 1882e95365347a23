using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;
using Gromozeka.FluentMigrations.Sqlite.Modules;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// Compiles, at the end of a step, what the step created: SQLite compiles a view or a trigger only when it is used, and checks a foreign
/// key only when a row changes. A trigger or a key that cannot work is an error, because its table could no longer be written to. An object
/// that only cannot be read, or may work on another connection, is a warning: what it needs may be created later.
/// </summary>
internal sealed class Creations(SqliteSession session)
{
    private const string Find =
        $"SELECT type, name, tbl_name, sql FROM {{0}}.sqlite_master WHERE name = @p0 {NameCollation.Same} AND type IN ('view', 'trigger')";

    private readonly Dictionary<(CreationKind, string, string), (Creation One, string Operation)> _created = [];

    /// <summary>Records what a command creates.</summary>
    /// <param name="command">The command.</param>
    /// <param name="operation">The operation of the step that it belongs to, in words.</param>
    public void Before(DatabaseCommand command, string operation)
    {
        if (Creation.Of(command) is not { } creation || creation.MayBeThere && IsThere(creation))
            return;
        if (creation.Kind != CreationKind.Rename)
            _created[creation.Key] = (creation, operation);
        else if (_created.ContainsKey((creation with { Kind = CreationKind.ForeignKey }).Key))
            _created[creation.Renamed.Key] = (creation.Renamed, operation);
    }

    /// <summary>Whether the step created something.</summary>
    public bool Contains(Dependent one)
    {
        var kind =
            one.Type == "trigger" ? CreationKind.Trigger
            : one.Type == "view" ? CreationKind.View
            : CreationKind.ForeignKey;
        return _created.TryGetValue((kind, Names.Fold(one.Schema), Names.Fold(one.Name)), out var created) && created.One.IsNew;
    }

    /// <summary>Compiles the objects that still exist.</summary>
    /// <param name="before">The state of the dependents of changed tables before the step.</param>
    /// <param name="unlimitedBy">The operations that may have created anything; empty if there are none. If there are, everything that
    /// existed before is known.</param>
    /// <returns>Objects that cannot be used as they are, one sentence each.</returns>
    /// <exception cref="CheckFailedException">A trigger or a foreign key cannot work.</exception>
    public IReadOnlyList<string> Check(HealthBefore before, IReadOnlyCollection<string> unlimitedBy)
    {
        if (_created.Count == 0 && unlimitedBy.Count == 0)
            return [];
        var (errors, warnings) = (new List<string>(), new List<string>());
        var (triggers, keys) = (new CreatedTriggers(session), new CreatedKeys(session, before));
        foreach (var (one, operation) in Dependents(before, unlimitedBy))
        {
            var (fault, warning) = one.Type switch
            {
                "trigger" => triggers.Judge(one),
                "table" => (keys.FaultOf(one), null),
                "view" => (null, ViewWarning(one)),
                // Code may have replaced the collation that finds them.
                _ => default((string?, string?)),
            };
            if (fault is not null)
                errors.Add($"{fault}, by {operation}");
            if (warning is not null)
                warnings.Add(warning);
        }

        foreach (var (one, operation) in Of(CreationKind.Table, CreationKind.ForeignKey))
        {
            if (keys.FaultOfParent(one) is { } fault)
                errors.Add($"{fault}, by {operation}");
        }

        warnings.AddRange(Of(CreationKind.VirtualTable).Select(created => ModuleWarning(created.One)).OfType<string>());
        return errors.Count == 0 ? warnings : throw CannotWork(string.Join("; ", errors.Distinct()));
    }

    /// <summary>Begins a step.</summary>
    public void Forget() => _created.Clear();

    private static CheckFailedException CannotWork(string what) =>
        new(
            ErrorCodes.DependentBroken,
            $"the step creates objects that cannot work: {what}",
            "correct the statement, or move it to the migration that creates what it needs. A foreign key needs a primary key, "
                + "or a unique index without "
                + "a condition, on the columns that it refers to"
        );

    private IEnumerable<(Creation One, string Operation)> Of(params CreationKind[] kinds) =>
        _created.Values.Where(created => kinds.Contains(created.One.Kind));

    private IEnumerable<(Dependent One, string Operation)> Dependents(HealthBefore before, IReadOnlyCollection<string> unlimitedBy)
    {
        var named = Of(CreationKind.View, CreationKind.Trigger)
            .SelectMany(created => Read(created.One).Select(one => (One: one, created.Operation)))
            .Concat(Of(CreationKind.ForeignKey).Select(created => (One: created.One.AsTable(), created.Operation)));
        var others =
            unlimitedBy.Count == 0
                ? []
                : new Dependents(session).ReadAll().Select(one => (One: one, Operation: string.Join(" and ", unlimitedBy)));
        // A key of an existing table may have been replaced.
        return named
            .Concat(others.Where(one => one.One.Type == "table" || !before.Knows(one.One)))
            .Where(one => one.One.Type == "table" || !before.Knows(one.One))
            .DistinctBy(one => one.One.Key);
    }

    private List<Dependent> Read(Creation creation) =>
        !HasSchema(creation.Schema)
            ? []
            : session.Rows(
                Find.Replace("{0}", SqliteQuoter.Exact(creation.Schema), StringComparison.Ordinal),
                row => new Dependent(creation.Schema, row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)),
                creation.Name
            );

    /// <summary>CREATE IF NOT EXISTS leaves an existing object unchanged.</summary>
    private bool IsThere(Creation creation) =>
        HasSchema(creation.Schema)
        && session
            .Rows($"SELECT type, name FROM {SqliteQuoter.ExactTable("sqlite_master", creation.Schema)} WHERE type <> 'index'", row =>
                (Type: row.GetString(0), Name: row.GetString(1))
            )
            .Exists(one => Names.Same(one.Name, creation.Name) && one.Type == "trigger" == (creation.Kind == CreationKind.Trigger));

    /// <summary>A database that a step attached still exists at its end, unless the step detached it.</summary>
    private bool HasSchema(string schema) =>
        session.Rows("SELECT name FROM pragma_database_list", row => row.GetString(0)).Exists(name => Names.Same(name, schema));

    private string? ViewWarning(Dependent view) =>
        new Compilation(session).FaultHere(view) is { } fault ? $"{view.Description} cannot be read: {fault}" : null;

    private string? ModuleWarning(Creation creation) =>
        VirtualTable
            .ReadAll(session)
            .Where(table => Names.Same(table.Schema, creation.Schema) && Names.Same(table.Name, creation.Name))
            .Select(table =>
                ModuleHealth.ReadFault(session, table) is { } fault ? $"virtual table {table.Name} cannot be read: {fault}" : null
            )
            .FirstOrDefault();
}
