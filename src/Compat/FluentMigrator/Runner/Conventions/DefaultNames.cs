using FluentMigrator.Model;

namespace FluentMigrator.Runner.Conventions;

/// <summary>How the default conventions compose a name: a prefix for the kind, then tables and columns, joined by underscores.</summary>
internal static class DefaultNames
{
    public static string PrimaryKey(string table) => Join("PK", [table]);

    public static string Unique(string table, IEnumerable<string> columns) => Join("UC", [table, .. columns]);

    public static string Index(string table, IEnumerable<string> columns) => Join("IX", [table, .. columns]);

    public static string ForeignKey(ForeignKeyDefinition key)
        => Join("FK", [key.ForeignTable, .. key.ForeignColumns, key.PrimaryTable, .. key.PrimaryColumns]);

    private static string Join(string prefix, IEnumerable<string> parts) => $"{prefix}_{string.Join('_', parts)}";
}
