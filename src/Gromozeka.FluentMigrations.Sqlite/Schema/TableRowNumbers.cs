using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>The rowid (sqlite.org/rowidtable.html).</summary>
internal sealed class TableRowNumbers : IRowNumbers
{
    private static readonly string[] s_names = ["rowid", "_rowid_", "oid"];

    public string? RowNumberOf(TableShape table) =>
        table.Options.Contains("WITHOUT ROWID", StringComparison.OrdinalIgnoreCase)
            ? null
            : s_names.FirstOrDefault(name => table.Column(name) is null);

    public bool IsRowNumber(string name) => s_names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
