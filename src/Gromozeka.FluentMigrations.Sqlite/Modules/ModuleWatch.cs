using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>
/// Watches the virtual tables during one step. Before a command that touches a virtual table, or a table that one depends on, it records
/// their state; at the end of the step it checks them again. An index that covered every row is rebuilt if it no longer does; anything else
/// that no longer works is an error. A step that only creates objects costs nothing, and rows of tables that no virtual table depends on
/// are not read.
/// </summary>
internal sealed class ModuleWatch(SqliteSession session)
{
    private readonly Dictionary<(string, string), WatchedModule> _watched = [];
    private readonly HashSet<string> _seen = [];
    private List<KnownModule>? _known;
    private string? _rebuilt;
    private (long Schema, int Rows)? _beforeCode;
    private (long Schema, bool HasNone)? _determined;

    /// <summary>Reports that the engine is about to rebuild a table, and handles the indexes of its rows itself.</summary>
    public void Rebuilds(string table) => _rebuilt = table;

    /// <summary>Checks what a command may break.</summary>
    /// <param name="command">The command, which has not run yet.</param>
    /// <param name="operation">The operation of the step that it belongs to, in words.</param>
    /// <param name="schema">The number of the schema.</param>
    public void Before(DatabaseCommand command, string operation, Lazy<long> schema)
    {
        if (command.IsByAuthor)
            _determined = null;
        IsDropping = IsDrop(command) && HasNone(schema.Value);
        var kind = ModuleTouch.KindOf(command);
        if (
            kind is { } touched
            && (command.IsByAuthor || !HasNone(schema.Value))
            && (_known ??= KnownModule.ReadAll(session)).Count > 0
            && !HasSeen(command)
        )
            Before(ModuleTouch.Read(session, command, touched), operation);
        if (kind != TouchKind.Rows)
            _known = null;
    }

    /// <summary>Whether the running command drops objects where there is no virtual table, so that there is none afterwards.</summary>
    public bool IsDropping { get; private set; }

    /// <summary>Takes note of the number of the schema after the drop.</summary>
    public void HasDropped(long schema) => (_determined, IsDropping) = ((schema, true), false);

    /// <summary>
    /// Whether there is no virtual table, as determined earlier for the same schema. Only the author of a step can create one in an
    /// attached database, whose schema has a version number of its own.
    /// </summary>
    /// <param name="schema">The number of the schema.</param>
    public bool HasNone(long schema)
    {
        if (session.Options.AttachedDatabases.Count > 0)
            return false;
        if (_determined is not { } known || known.Schema != schema)
            _determined = known = (schema, VirtualTable.ReadAll(session).Count == 0);
        return known.HasNone;
    }

    /// <summary>Checks the virtual tables at the end of the step.</summary>
    /// <returns>What was rebuilt, in words.</returns>
    /// <exception cref="CheckFailedException">One that worked before the step no longer works.</exception>
    public IReadOnlyList<string> Check()
    {
        if (_watched.Count == 0)
            return [];
        // Modules must read again what they have cached about their tables.
        session.Run("PRAGMA writable_schema = RESET");
        var left = KnownModule
            .ReadAll(session)
            .Where(one => _watched.ContainsKey(one.Table.Key))
            .Select(one => (Now: one, Before: _watched[one.Table.Key], HasCodeChanged: HasCodeChanged(one)))
            .ToList();
        var broken = left.Select(one => (one.Now.Table, one.Before, Fault: one.Before.FaultOf(one.Now, one.HasCodeChanged)))
            .Where(found => found.Fault is not null)
            .Select(found =>
                $"virtual table {found.Table.Name} ({found.Fault}), by "
                + $"{string.Join(" and ", found.Before.Causes.DefaultIfEmpty("the step"))}"
            )
            .ToList();
        if (broken.Count > 0)
            throw Broken(string.Join("; ", broken));
        return
        [
            .. left.Where(one => one.Before.Repair(one.Now.Table, one.HasCodeChanged))
                .Select(one =>
                    $"virtual table {one.Now.Table.Name} was rebuilt: rows of {one.Now.Table.Content} changed without updating it"
                ),
        ];
    }

    /// <summary>Begins a step.</summary>
    public void Forget()
    {
        _watched.Clear();
        _seen.Clear();
        (_known, _rebuilt, _beforeCode, IsDropping) = (null, null, null, false);
    }

    /// <summary>Ends a step that was rolled back: another schema may now get the number of its own.</summary>
    public void Abandon() => _determined = null;

    private static CheckFailedException Broken(string what) =>
        new(
            ErrorCodes.DependentBroken,
            $"after the step, these would no longer work: {what}",
            "rename with Rename.Table and Rename.Column, which full-text search follows, "
                + "and leave the tables of a virtual table to its module. Otherwise "
                + "drop the virtual table, and the triggers that fill it, in the migration before the change; "
                + "create and fill it again after the change, in its new form"
        );

    private static bool IsDrop(DatabaseCommand command) =>
        command is SqlCommand { IsByAuthor: false } statement && SqliteTokenizer.Read(statement.Sql).FirstOrDefault().Is("DROP");

    /// <summary>A statement for many rows is repeated.</summary>
    private bool HasSeen(DatabaseCommand command) => command is SqlCommand { Rows.Count: > 0 } statement && !_seen.Add(statement.Sql);

    /// <summary>Whether code of the step changed the schema; or rows, unless triggers keep the index up to date.</summary>
    private bool HasCodeChanged(KnownModule module) =>
        _beforeCode is var (schema, rows)
        && (session.SchemaRevision() != schema || (!module.IsKept && raw.sqlite3_total_changes(session.Handle) != rows));

    private void Before(ModuleTouch touch, string operation)
    {
        if (touch.Kind == TouchKind.Everything)
            _beforeCode ??= (session.SchemaRevision(), raw.sqlite3_total_changes(session.Handle));
        var isRebuild = touch.Drops && _rebuilt is not null && touch.Named.Contains(_rebuilt);
        if (isRebuild)
            _rebuilt = null;
        foreach (var module in _known!)
            Before(touch, operation, isRebuild, module);
    }

    private void Before(ModuleTouch touch, string operation, bool isRebuild, KnownModule module)
    {
        var isOwn = module.Shadows.Keys.Any(name => touch.Changed.Contains(name) && touch.Named.Contains(name));
        var isDropped = touch.Drops && touch.Named.Contains(module.Table.Name);
        RowNumbers[] numbers = isRebuild || isDropped ? [] : [.. NumbersTouched(touch, module)];
        var isConcerned = isOwn || isDropped || numbers.Length > 0;
        if (touch.Kind == TouchKind.Rows && !isConcerned)
            return;
        if (!_watched.TryGetValue(module.Table.Key, out var watched))
            _watched[module.Table.Key] = watched = new WatchedModule(session, module);
        if (isConcerned || touch.IsUnlimited || touch.Changed.Any(name => module.Sources.Contains(name) || module.Table.Mentions(name)))
            watched.AddCause(operation);
        watched.IsDropped |= isDropped;
        if (isOwn)
            watched.LookForDamage();
        foreach (var one in numbers)
            watched.LookAtNumbers(one, touch.Kind == TouchKind.Everything);
    }

    private static IEnumerable<RowNumbers> NumbersTouched(ModuleTouch touch, KnownModule module)
    {
        if (
            module.Content is { } content
            && (touch.IsUnlimited || touch.Kind != TouchKind.Alter && touch.Changed.Overlaps(module.Sources))
            && (touch.MayRenumber || touch.Replaces || !module.IsKept)
        )
            yield return content;
        foreach (
            var told in module.Told.Where(told =>
                touch.IsUnlimited || touch.Kind == TouchKind.Replace && touch.Changed.Contains(told.Source)
            )
        )
            yield return told;
    }
}
