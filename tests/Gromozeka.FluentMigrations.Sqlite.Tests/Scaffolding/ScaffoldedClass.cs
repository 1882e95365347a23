using System.Reflection;
using System.Runtime.Loader;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gromozeka.FluentMigrations.Sqlite.Scaffolding;

/// <summary>A scaffolded migration, compiled and loaded.</summary>
internal sealed class ScaffoldedClass : IDisposable
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly AssemblyLoadContext _context = new(null, isCollectible: true);
    private readonly Assembly _assembly;

    public ScaffoldedClass(ScaffoldedMigration migration)
    {
        Source =
            string.Concat(migration.Usings.Append("FluentMigrator").Select(name => $"using {name};\n"))
            + "[Migration(1)]\npublic sealed class Scaffolded : Migration\n{\n"
            + $"    public override void Up()\n    {{\n{migration.Up}\n    }}\n"
            + $"    public override void Down()\n    {{\n{migration.Down}\n    }}\n}}\n";
        var stream = new MemoryStream();
        var result = CSharpCompilation
            .Create(
                $"Scaffolded{Guid.NewGuid():N}",
                [CSharpSyntaxTree.ParseText(Source)],
                References,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error)
            )
            .Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics) + "\n" + Source);
        stream.Position = 0;
        _assembly = _context.LoadFromStream(stream);
    }

    public string Source { get; }

    public MigrationManager Manager(SqliteDatabase database)
    {
        var options = new MigrationOptions { Backup = null, AllowDataLoss = true };
        options.Assemblies.Add(_assembly);
        return new MigrationManager(database, options);
    }

    public void Dispose() => _context.Unload();

    /// <summary>The schema of a database without the version table.</summary>
    public static SchemaSnapshot Schema(SqliteDatabase database)
    {
        using var session = database.Open(SessionAccess.Read);
        return session.ReadSchema().Without(["VersionInfo"]);
    }
}
