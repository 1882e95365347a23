namespace Gromozeka.FluentMigrations.Commands.Schemas;

/// <summary>A schema as SQL.</summary>
internal static class SqlText
{
    public static string Of(IReadOnlyList<string> statements) =>
        string.Concat(
            statements.Select(statement => $"\n{statement};\n").Prepend("-- The schema without the tables of the migration history.\n")
        );
}
