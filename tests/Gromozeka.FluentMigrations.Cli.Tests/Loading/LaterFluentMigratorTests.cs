using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Mono.Cecil;

namespace Gromozeka.FluentMigrations.Cli.Tests.Loading;

/// <summary>A program that comes with a later FluentMigrator than the tool does.</summary>
public sealed class LaterFluentMigratorTests : ToolTest
{
    private static readonly Version Later = new(9, 0, 0, 0);

    [Fact]
    public void MigrationsBuiltAgainstTheToolsVersion_BesideALaterOne_AreRun()
    {
        CopyProgram(needsLater: _ => false);

        Assert.Contains("0 applied, 2 pending.", Ok("status", "-a", "Gromozeka.Bot.dll"), StringComparison.Ordinal);
        Ok("migrate", "-a", "Gromozeka.Bot.dll");
    }

    [Theory]
    [InlineData("Gromozeka.Bot.dll", "status")]
    [InlineData("Gromozeka.Database.dll", "status")]
    [InlineData("Gromozeka.Database.dll", "migrate")]
    public void MigrationsBuiltAgainstALaterOne_AreRefusedWithBothVersions(string assembly, string command)
    {
        CopyProgram(needsLater: name => name == "Gromozeka.Database");

        AssertNamesBoth("Gromozeka.Database", Fails(ErrorCodes.OtherApiVersion, command, "-a", assembly));
    }

    [Fact]
    public void ALibraryOfTheMigrationsBuiltAgainstALaterOne_IsNamed()
    {
        CopyProgram(needsLater: name => name == "Library");
        WriteLibrary();

        AssertNamesBoth("Library", Fails(ErrorCodes.OtherApiVersion, "status", "-a", "Gromozeka.Database.dll"));
    }

    private static void AssertNamesBoth(string assembly, string error)
    {
        Assert.Contains($"{assembly} was built against FluentMigrator", error, StringComparison.Ordinal);
        Assert.Contains(" 9.0.0.", error, StringComparison.Ordinal);
        Assert.Contains("this tool has version 8.0.1", error, StringComparison.Ordinal);
    }

    /// <summary>The bot and its FluentMigrator of a later version, against which some of its assemblies are built.</summary>
    private void CopyProgram(Predicate<string> needsLater)
    {
        var folder = Path.GetDirectoryName(Repository.Bot)!;
        foreach (var file in Directory.GetFiles(folder, "*.dll").Concat(Directory.GetFiles(folder, "*.json")))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var isFluentMigrator = Path.GetExtension(file) == ".dll" && IsFluentMigrator(name);
            if (!isFluentMigrator && !needsLater(name))
            {
                File.Copy(file, Shell.File(Path.GetFileName(file)));
                continue;
            }

            using var assembly = AssemblyDefinition.ReadAssembly(file);
            if (isFluentMigrator)
                assembly.Name.Version = Later;
            foreach (var reference in assembly.MainModule.AssemblyReferences.Where(reference => IsFluentMigrator(reference.Name)))
                reference.Version = Later;
            assembly.Write(Shell.File(Path.GetFileName(file)));
        }
    }

    /// <summary>
    /// A class of another library becomes the base of the version table: it is loaded when the version table is asked for.
    /// </summary>
    private void WriteLibrary()
    {
        using var library = AssemblyDefinition.CreateAssembly(
            new AssemblyNameDefinition("Library", new Version(1, 0)),
            "Library",
            ModuleKind.Dll
        );
        using var program = AssemblyDefinition.ReadAssembly(
            Shell.File("Gromozeka.Database.dll"),
            new ReaderParameters { ReadWrite = true, InMemory = true }
        );
        var table = program.MainModule.GetTypes().Single(type => type.Name == "SettingsVersionTable");
        var contract = table.Interfaces.Single(implemented => implemented.InterfaceType.Name == "IVersionTableMetaData").InterfaceType;
        var scope = new AssemblyNameReference(contract.Scope.Name, Later);
        library.MainModule.AssemblyReferences.Add(scope);
        library.MainModule.Types.Add(
            new TypeDefinition("Library", "IVersionTable", TypeAttributes.Public | TypeAttributes.Interface | TypeAttributes.Abstract)
            {
                Interfaces =
                {
                    new InterfaceImplementation(new TypeReference(contract.Namespace, contract.Name, library.MainModule, scope)),
                },
            }
        );
        library.Write(Shell.File("Library.dll"));
        var reference = new AssemblyNameReference("Library", new Version(1, 0));
        program.MainModule.AssemblyReferences.Add(reference);
        table.Interfaces.Add(new InterfaceImplementation(new TypeReference("Library", "IVersionTable", program.MainModule, reference)));
        program.Write(Shell.File("Gromozeka.Database.dll"));
    }

    private static bool IsFluentMigrator(string name) =>
        name == "FluentMigrator" || name.StartsWith("FluentMigrator.", StringComparison.Ordinal);
}
