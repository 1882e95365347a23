using System.Runtime.InteropServices;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Projects;

/// <summary>
/// Programs for another runtime than the tool's. A program's assembly stays as it is; what its configuration asks for is changed.
/// </summary>
public sealed class RuntimeTests : ProjectTest
{
    private const string Program = "bin/Debug/net10.0/Shop.dll";

    [LongFact]
    public void AFrameworkThatIsNotInstalled_IsNamed()
    {
        Ask(runtime: "10.0.0", web: "11.0.0");

        var error = Fails(ErrorCodes.CannotLoad, "status", "-a", Program);

        Assert.Contains("Shop.dll needs the shared framework Microsoft.AspNetCore.App 11.0.0.", error, StringComparison.Ordinal);
        Assert.Contains("install the ASP.NET Core runtime 11.0", error, StringComparison.Ordinal);
    }

    [LongFact]
    public void ALaterRuntimeThatIsNotInstalled_IsNamed()
    {
        Ask(runtime: "99.0.0", web: "99.0.0");

        var error = Fails(ErrorCodes.CannotLoad, "status", "-a", Program);

        Assert.Contains("Shop.dll is built for .NET 99.0.", error, StringComparison.Ordinal);
        Assert.Contains("install the .NET runtime 99.0", error, StringComparison.Ordinal);
    }

    [LongFact]
    public void ALaterRuntimeThatIsInstalled_RunsTheTool()
    {
        Ask(runtime: "99.0.0", web: "99.0.0");
        Install("99.0.0");

        AssertMigrates("-a", Program);
        Assert.Equal(
            3,
            Shell.Run("rollback", "all", "--yes", "-a", Program) is { ExitCode: 0 }
                ? Shell.Run("status", "--exit-code", "-a", Program).ExitCode
                : -1
        );
        Assert.Contains(
            "--connectoin",
            Fails(ErrorCodes.CommandLine, "status", "-a", Program, "--connectoin", "x"),
            StringComparison.Ordinal
        );
    }

    [LongFact]
    public void AnotherProcessor_IsNamed()
    {
        ForeignProject.Write(Shell.Folder, properties: "<PlatformTarget>x86</PlatformTarget>").WithMigration(1);

        Assert.Contains("it is for x86, and this tool runs as", Fails(ErrorCodes.CannotLoad, "status"), StringComparison.Ordinal);
    }

    /// <summary>Builds a web application and changes what it asks for.</summary>
    private void Ask(string runtime, string web)
    {
        ForeignProject.Write(Shell.Folder, sdk: "Web").With("Program.cs", ForeignProject.Web).WithMigration(1).DotNet("build");
        File.WriteAllText(
            Path.ChangeExtension(Shell.File(Program), ".runtimeconfig.json"),
            $$"""
            { "runtimeOptions": { "frameworks": [
                { "name": "Microsoft.NETCore.App", "version": "{{runtime}}" }, { "name": "Microsoft.AspNetCore.App", "version": "{{web}}" } ] } }
            """
        );
    }

    /// <summary>Copies the machine's .NET, and installs its own version once more under a later number.</summary>
    private void Install(string later)
    {
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        var root = runtime.Parent!.Parent!.Parent!;
        Copy(runtime, $"root/shared/Microsoft.NETCore.App/{runtime.Name}");
        Copy(runtime, $"root/shared/Microsoft.NETCore.App/{later}");
        Copy(
            new DirectoryInfo(Path.Combine(root.FullName, "shared", "Microsoft.AspNetCore.App", runtime.Name)),
            $"root/shared/Microsoft.AspNetCore.App/{later}"
        );
        foreach (var folder in root.GetDirectories("fxr", SearchOption.AllDirectories).SelectMany(versions => versions.GetDirectories()))
            Copy(folder, $"root/host/fxr/{folder.Name}");
        var host = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        File.Copy(Path.Combine(root.FullName, host), Shell.File("root/" + host));
        // The test host sets the one of the processor, which goes first.
        Shell.Environment["DOTNET_ROOT_" + RuntimeInformation.ProcessArchitecture.ToString().ToUpperInvariant()] = Shell.File("root");
    }

    private void Copy(DirectoryInfo folder, string to)
    {
        Directory.CreateDirectory(Shell.File(to));
        foreach (var file in folder.GetFiles())
            file.CopyTo(Shell.File($"{to}/{file.Name}"));
    }
}
