using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Loading;

/// <summary>Where migrations are found, and what is said where they are not.</summary>
public sealed class LocationTests : ToolTest
{
    [Fact]
    public void NoAssembly_InAnEmptyFolder_SaysWhatToName()
    {
        Shell.Assembly = null;

        Assert.Contains("--project", Fails(ErrorCodes.MigrationsNotFound, "status"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--assembly", "absent.dll")]
    [InlineData("--project", "absent.csproj")]
    public void AWrongPath_IsNamed(string option, string path) =>
        Assert.Contains("…/" + path, Fails(ErrorCodes.MigrationsNotFound, "status", option, path), StringComparison.Ordinal);

    [Fact]
    public void AFileThatIsNoAssembly_IsRefused()
    {
        File.WriteAllText(Shell.File("text.dll"), "not an assembly");

        Fails(ErrorCodes.MigrationsNotFound, "status", "-a", "text.dll");
    }

    [Fact]
    public void AnAssemblyWithoutMigrations_IsRefused() =>
        Assert.Contains(
            "has no migrations",
            Fails(ErrorCodes.MigrationsNotFound, "status", "-a", Repository.Empty),
            StringComparison.Ordinal
        );

    [Fact]
    public void ANamespaceWithoutMigrations_IsNamed() =>
        Assert.Contains(
            "namespace Gromozeka.Nowhere",
            Fails(ErrorCodes.MigrationsNotFound, "status", "-n", "Gromozeka.Nowhere"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("FluentMigrator", 99)]
    [InlineData("Gromozeka.FluentMigrations", 1)]
    public void AnAssemblyBuiltAgainstAnotherVersion_SaysWhichOne(string api, ushort major)
    {
        var folder = Path.GetDirectoryName(Repository.Bot)!;
        foreach (
            var file in Directory.GetFiles(folder, "*.dll").Append(Path.Combine(folder, "Gromozeka.Database.deps.json")).Where(File.Exists)
        )
            File.Copy(file, Shell.File(Path.GetFileName(file)));
        File.WriteAllBytes(Shell.File("Gromozeka.Database.dll"), BuiltAgainst(Shell.File("Gromozeka.Database.dll"), api, major));

        var error = Fails(ErrorCodes.OtherApiVersion, "status", "-a", "Gromozeka.Database.dll");

        Assert.Contains($"Gromozeka.Database was built against {api} {major}.", error, StringComparison.Ordinal);
        Assert.Contains("this tool has version", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAssembly_IsFoundByItsNameToo() => Ok("status", "-a", Repository.Bot[..^".dll".Length]);

    [Fact]
    public void AProject_IsBuiltAndLoaded()
    {
        Shell.Assembly = null;
        Shell.Environment["FM_CONNECTION"] = null;

        var status = Ok("status", "--project", Repository.Path("src/Gromozeka.Bot"), "--no-build");

        Assert.Contains("src/Gromozeka.Bot/data/gromozeka.db", status, StringComparison.Ordinal);
    }

    [Fact]
    public void AProjectThatDoesNotBuild_ShowsTheErrors()
    {
        Shell.Assembly = null;
        File.WriteAllText(
            Shell.File("Broken.csproj"),
            """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"""
        );
        File.WriteAllText(Shell.File("Broken.cs"), "class Broken { int x = \"text\"; }");

        Assert.Contains("CS0029", Fails(ErrorCodes.BuildFailed, "status"), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSettingsOfARepository_NameTheProject()
    {
        Shell.Assembly = null;
        Directory.CreateDirectory(Shell.File(".config"));
        File.WriteAllText(Shell.File(".config/dotnet-fm.json"), $$"""{ "assembly": "{{Repository.Bot.Replace('\\', '/')}}" }""");

        Assert.Contains("0 applied, 2 pending.", Ok("status"), StringComparison.Ordinal);
        File.WriteAllText(Shell.File(".config/dotnet-fm.json"), """{ "asembly": "x" }""");
        Assert.Contains("asembly", Fails(ErrorCodes.InvalidConfiguration, "status"), StringComparison.Ordinal);
    }

    [Fact]
    public void TheHostsOwnVariable_NamesTheDatabase()
    {
        Shell.Environment["FM_CONNECTION"] = null;
        Shell.Environment["Database__ConnectionString"] = $"Data Source={Shell.File("hosts.db")}";

        Assert.StartsWith("hosts.db   no database yet", Ok("status"), StringComparison.Ordinal);
        Assert.StartsWith("mine.db   no database yet", Ok("status", "-c", "Data Source=mine.db"), StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongSetting_IsNamedByItsKey()
    {
        Shell.Environment["Database__CommandTimeoutSeconds"] = "0";

        Assert.Contains("Database:CommandTimeoutSeconds", Fails(ErrorCodes.InvalidConfiguration, "status"), StringComparison.Ordinal);
    }

    /// <summary>The same assembly, with another version in its reference (ECMA-335, II.22.5: the version is the first column).</summary>
    private static byte[] BuiltAgainst(string path, string api, ushort major)
    {
        var bytes = File.ReadAllBytes(path);
        using var file = new PEReader(new MemoryStream(bytes));
        var metadata = file.GetMetadataReader();
        var place = metadata.AssemblyReferences.Single(reference =>
            metadata.GetString(metadata.GetAssemblyReference(reference).Name) == api
        );
        var row =
            metadata.GetTableMetadataOffset(TableIndex.AssemblyRef)
            + (MetadataTokens.GetRowNumber(place) - 1) * metadata.GetTableRowSize(TableIndex.AssemblyRef);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(file.PEHeaders.MetadataStartOffset + row), major);
        return bytes;
    }
}
