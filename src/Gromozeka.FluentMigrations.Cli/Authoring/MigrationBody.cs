namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>What a new migration does.</summary>
/// <param name="Usings">The namespaces that it needs, other than <c>FluentMigrator</c>.</param>
/// <param name="Up">The lines of <c>Up</c>, indented.</param>
/// <param name="Down">The lines of <c>Down</c>, indented.</param>
internal sealed record MigrationBody(IReadOnlyList<string> Usings, string Up, string Down)
{
    /// <summary>The author has yet to write it.</summary>
    public static MigrationBody ToWrite(MigrationSources sources) =>
        new(
            sources.HasImplicitUsings ? [] : ["System"],
            Indent("""throw new NotImplementedException("Write what the migration changes.");"""),
            Indent("""throw new NotImplementedException("Undo the changes of Up, in reverse order.");""")
        );

    /// <summary>The schema of an existing database.</summary>
    public static MigrationBody Of(ScaffoldedMigration migration) => new(migration.Usings, Indent(migration.Up), Indent(migration.Down));

    /// <summary>An empty line stays empty, also within SQL.</summary>
    private static string Indent(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Length == 0 ? line : $"        {line}"));
}
