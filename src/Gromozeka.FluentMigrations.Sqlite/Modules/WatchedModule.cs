using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>The state of a virtual table before a step touched it.</summary>
internal sealed class WatchedModule(SqliteSession session, KnownModule before)
{
    private readonly string? _readFault = ModuleHealth.ReadFault(session, before.Table);
    private readonly string? _searchFault = ModuleHealth.SearchFault(session, before.Table);
    private readonly Dictionary<(string, string?), (RowNumbers Numbers, Coverage Coverage, bool IsByCode)> _numbers = [];
    private bool _isCheckedForDamage;
    private string? _damage;

    /// <summary>The operations that touched it, in words.</summary>
    public List<string> Causes { get; } = [];

    /// <summary>Whether the step drops it, so that a later one with this name is a different table.</summary>
    public bool IsDropped { get; set; }

    public void AddCause(string operation)
    {
        if (!Causes.Contains(operation))
            Causes.Add(operation);
    }

    /// <summary>Records the faults that the module finds in its own tables.</summary>
    public void LookForDamage()
    {
        if (_isCheckedForDamage)
            return;
        _isCheckedForDamage = true;
        _damage = ModuleHealth.Damage(session, before.Table);
    }

    /// <summary>Records which rows of a table it has the rowids of.</summary>
    /// <param name="numbers">The table.</param>
    /// <param name="isByCode">Whether only code of unknown effect may change that.</param>
    public void LookAtNumbers(RowNumbers numbers, bool isByCode)
    {
        var key = (Names.Fold(numbers.Source), numbers.Trigger);
        _numbers[key] = _numbers.TryGetValue(key, out var known)
            ? known with
            {
                IsByCode = known.IsByCode && isByCode,
            }
            : (numbers, numbers.Read(session), isByCode);
    }

    /// <summary>Checks it again.</summary>
    /// <param name="now">The current virtual table of that name.</param>
    /// <param name="hasCodeChanged">Whether code may have changed its content.</param>
    /// <returns>What worked before and no longer works; null if nothing broke.</returns>
    public string? FaultOf(KnownModule now, bool hasCodeChanged)
    {
        if (_readFault is not null)
            return null;
        if (ModuleHealth.ReadFault(session, now.Table) is { } unreadable)
            return unreadable;
        if (IsDropped)
            return null;
        // With other options, it has other shadow tables.
        if (
            now.Table.Options == before.Table.Options
            && before.Shadows.FirstOrDefault(shadow => now.Shadows.GetValueOrDefault(shadow.Key) != shadow.Value) is { Key: { } name }
        )
            return $"its table {name} {(now.Shadows.ContainsKey(name) ? "has changed" : "is missing")}";
        if (_searchFault is null && ModuleHealth.SearchFault(session, now.Table) is { } unsearchable)
            return unsearchable;
        if (_isCheckedForDamage && _damage is null && ModuleHealth.Damage(session, now.Table) is { } damage)
            return damage;
        return Looked(hasCodeChanged).Select(FaultOf).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>Rebuilds the index if it covered every row and no longer does.</summary>
    /// <param name="now">The current virtual table of that name.</param>
    /// <param name="hasCodeChanged">Whether code may have changed its content.</param>
    /// <returns>Whether a rebuild was needed.</returns>
    public bool Repair(VirtualTable now, bool hasCodeChanged)
    {
        if (_readFault is not null || IsDropped || now.Content is null)
            return false;
        var complete = Looked(hasCodeChanged).FirstOrDefault(one => one.Numbers.Trigger is null && one.Coverage == Coverage.All);
        // Code may have created it again; an empty one is intentionally not filled yet.
        if (complete.Numbers is null || ContentCheck.Read(session, now) is null || complete.IsByCode && complete.Numbers.AreNone(session))
            return false;
        ContentCheck.Rebuild(session, now);
        return true;
    }

    private IEnumerable<(RowNumbers Numbers, Coverage Coverage, bool IsByCode)> Looked(bool hasCodeChanged) =>
        _numbers.Values.Where(one => !one.IsByCode || hasCodeChanged);

    /// <summary>An index that covers every row of its content is rebuilt instead.</summary>
    private string? FaultOf((RowNumbers Numbers, Coverage Coverage, bool IsByCode) before)
    {
        var isRepaired = before.Coverage == Coverage.All && before.Numbers.Trigger is null;
        return before.Coverage is Coverage.Some or Coverage.All && !isRepaired && before.Numbers.Read(session) == Coverage.Others
            ? $"rows of {before.Numbers.Source} have new rowids or are gone, but it refers to the old rowids"
            : null;
    }
}
