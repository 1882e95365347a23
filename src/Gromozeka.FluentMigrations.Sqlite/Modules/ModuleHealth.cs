using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;

using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>
/// Virtual tables that can be read before a change and not after it. What a module looks for in other tables it looks for when it reads: one
/// row is read.
/// </summary>
internal sealed class ModuleHealth
{
    private readonly IDatabaseSession _session;
    private readonly string _schema;
    private readonly HashSet<string> _broken;

    private ModuleHealth(IDatabaseSession session, string schema)
    {
        _session = session;
        _schema = schema;
        _broken = [.. Read().Select(broken => Names.Fold(broken.Name))];
    }

    /// <summary>Looks at them before a change.</summary>
    public static ModuleHealth Look(IDatabaseSession session, string schema) => new(session, schema);

    /// <summary>The check that the change has broken none.</summary>
    /// <param name="change">What changes, in words.</param>
    /// <param name="renamed">The names that a table had and has got; null for none.</param>
    public IEnumerable<CheckCommand> Check(string change, (string Old, string New)? renamed = null)
    {
        if (renamed is var (old, name) && _broken.Contains(Names.Fold(old)))
            _broken.Add(Names.Fold(name));
        if (VirtualTable.Read(_session, _schema).Count == 0)
            return [];
        return
        [
            new CheckCommand(
                ErrorCodes.DependentBroken,
                _ => Read().Where(broken => !_broken.Contains(Names.Fold(broken.Name))).ToList() is { Count: > 0 } found
                    ? $"after {change} these could not be read any more: {string.Join("; ", found.Select(broken => $"virtual table {broken.Name} ({broken.Fault})"))}"
                    : null,
                "drop the virtual table, and the triggers that fill it, in the migration before the change; create and fill it again behind it, in its new form",
                $"-- every virtual table of {_schema} can be read"),
        ];
    }

    private IEnumerable<(string Name, string Fault)> Read() => VirtualTable.Read(_session, _schema)
        .Select(table => (table.Name, Fault: FaultOf(table)))
        .Where(table => table.Fault is not null)
        .Select(table => (table.Name, table.Fault!));

    private string? FaultOf(VirtualTable table)
    {
        try
        {
            _session.Each($"SELECT * FROM {table.Qualified} LIMIT 1", _ => { });
            return null;
        }
        catch (SqliteException cause)
        {
            return cause.Message;
        }
    }
}
