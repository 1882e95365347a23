using FluentMigrator.Exceptions;

using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>What is not done, and what to write instead.</summary>
internal static class Refusal
{
    public static DatabaseOperationNotSupportedException Of(string operation, string reason) => new($"{operation}: {reason}");

    /// <summary>The refusal of a statement that cannot be edited with certainty.</summary>
    public static string ByHand(StoredTable table, string reason)
    {
        var name = SqliteQuoter.Exact(table.Name);
        var temporary = SqliteQuoter.Exact(FreeName.NotReserved(table.Name + "_new"));
        return $"the statement that made table {table.Name} cannot be changed with certainty: {reason}. Write the change by hand, in a migration of its own:\n"
            + $"CREATE TABLE {temporary} (…);\nINSERT INTO {temporary} (…) SELECT … FROM {name};\nDROP TABLE {name};\n"
            + $"PRAGMA legacy_alter_table = ON;\nALTER TABLE {temporary} RENAME TO {name};\nPRAGMA legacy_alter_table = OFF;\n"
            + "and create its indexes and triggers again";
    }
}
