using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// Foreign keys that a step created, or whose parent it created. A key to a table that does not exist is not included: tables may be
/// created in any order (sqlite.org/foreignkeys.html#fk_indexes distinguishes these errors).
/// </summary>
internal sealed partial class CreatedKeys(SqliteSession session, HealthBefore before)
{
    private readonly Compilation _compilation = new(session);

    // SQLITE_DBCONFIG_ENABLE_FKEY: read without a statement, because most steps only create tables.
    private readonly bool _areEnforced = raw.sqlite3_db_config(session.Handle, 1002, -1, out var isOn) == raw.SQLITE_OK && isOn != 0;

    /// <returns>The key of a table that cannot work, and why; null if there is none that could work before.</returns>
    public string? FaultOf(Dependent table)
    {
        if (_compilation.Faults(table).Fault is not { } fault || Mismatch().Match(fault) is not { Success: true } mismatch)
            return null;
        // SQLite names the first key that it cannot use. A different one than before is new, unless the old one was only renamed.
        var isOld = before.KeyFault(table) is { } then
            ? then == fault || !before.Exists(table.Schema, ParentOf(then))
            : !before.Knows(table) && before.HasLostFaultyTable();
        return isOld ? null : $"{ChildOf(table, mismatch).Description} ({fault})";
    }

    /// <returns>The key to a new table that cannot work, and why. While keys are not enforced, SQLite does not check them.</returns>
    public string? FaultOfParent(Creation table)
    {
        if (
            !_areEnforced
            || _compilation.FaultOf($"DELETE FROM {SqliteQuoter.ExactTable(table.Name, table.Schema)}") is not { } fault
            || Mismatch().Match(fault) is not { Success: true } mismatch
        )
            return null;
        var child = ChildOf(table.AsTable(), mismatch);
        return before.KeyFault(child) is null ? $"{child.Description} ({fault})" : null;
    }

    /// <summary>The table under its stored name.</summary>
    private static Dependent ChildOf(Dependent near, Match mismatch) => near with { Type = "table", Name = mismatch.Groups["child"].Value };

    private static string ParentOf(string fault) => Mismatch().Match(fault).Groups["parent"].Value;

    [GeneratedRegex("^foreign key mismatch - \"(?<child>.*)\" referencing \"(?<parent>.*)\"$", RegexOptions.Singleline)]
    private static partial Regex Mismatch();
}
