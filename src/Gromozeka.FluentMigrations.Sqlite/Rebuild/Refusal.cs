using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Refusals, with what to write instead.</summary>
internal static class Refusal
{
    public static OperationRefusedException Of(string operation, string reason, string next) => new($"{operation}: {reason}", next);

    /// <summary>The refusal of a statement that cannot be edited reliably.</summary>
    public static OperationRefusedException ByHand(StoredTable table, FormatException unknown) =>
        ByHand(table, $"the statement of table {table.Name} cannot be edited reliably: {unknown.Message}");

    /// <summary>A refusal that says how to write the change in SQL.</summary>
    public static OperationRefusedException ByHand(StoredTable table, string reason)
    {
        var name = SqliteQuoter.Exact(table.Name);
        var temporary = SqliteQuoter.Exact(FreeName.NotReserved(table.Name + "_new"));
        return new OperationRefusedException(
            reason,
            $"write the change in SQL, in a separate migration:\nCREATE TABLE {temporary} (…);\nINSERT INTO {temporary} (…) SELECT … "
                + $"FROM {name};\nDROP TABLE {name};\n"
                + $"PRAGMA legacy_alter_table = ON;\nALTER TABLE {temporary} RENAME TO {name};\nPRAGMA legacy_alter_table = OFF;\n"
                + "and create its indexes and triggers again"
        );
    }
}
