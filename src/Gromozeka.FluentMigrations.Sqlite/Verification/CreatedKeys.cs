using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// Foreign keys that a step created, or for which it created the parent. One to a table that does not exist is none of them: tables are
/// created in any order (sqlite.org/foreignkeys.html#fk_indexes tells the one from the other).
/// </summary>
internal sealed partial class CreatedKeys(SqliteSession session, HealthBefore before)
{
    private readonly Compilation _compilation = new(session);

    // SQLITE_DBCONFIG_ENABLE_FKEY: asked without a statement, because most steps only create tables.
    private readonly bool _areEnforced = raw.sqlite3_db_config(session.Handle, 1002, -1, out var isOn) == raw.SQLITE_OK && isOn != 0;

    /// <returns>Which key of a table cannot work, and why; null for none that could before.</returns>
    public string? FaultOf(Dependent table)
    {
        if (_compilation.Faults(table).Fault is not { } fault || Mismatch().Match(fault) is not { Success: true } mismatch)
            return null;
        // SQLite names the first key that it cannot use. Another one than before is new, unless the old one has only another name.
        var isOld = before.KeyFault(table) is { } then
            ? then == fault || !before.Exists(table.Schema, ParentOf(then))
            : !before.Knows(table) && before.HasLostFaultyTable();
        return isOld ? null : $"{ChildOf(table, mismatch).Description} ({fault})";
    }

    /// <returns>Which key that refers to a new table cannot work, and why. Where keys are not enforced SQLite does not look at
    /// them.</returns>
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

    /// <summary>The table by the name that it has in the schema.</summary>
    private static Dependent ChildOf(Dependent near, Match mismatch) => near with { Type = "table", Name = mismatch.Groups["child"].Value };

    private static string ParentOf(string fault) => Mismatch().Match(fault).Groups["parent"].Value;

    [GeneratedRegex("^foreign key mismatch - \"(?<child>.*)\" referencing \"(?<parent>.*)\"$", RegexOptions.Singleline)]
    private static partial Regex Mismatch();
}
