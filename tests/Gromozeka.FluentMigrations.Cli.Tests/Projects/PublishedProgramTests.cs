using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Projects;

/// <summary>Published programs, named with <c>--assembly</c>.</summary>
public sealed class PublishedProgramTests : ProjectTest
{
    private static readonly string Executable = OperatingSystem.IsWindows() ? "Shop.exe" : "Shop";

    [LongFact]
    public void APublishedWebApplication_IsLoaded()
    {
        WriteWeb().DotNet("publish", "-o", "out");

        AssertMigrates("-a", "out/Shop.dll");
        Ok("status", "-a", "out/" + Executable);
        File.Delete(Shell.File("out/Shop.dll"));
        Assert.Contains(
            "only starts a .NET program",
            Fails(ErrorCodes.MigrationsNotFound, "status", "-a", "out/" + Executable),
            StringComparison.Ordinal
        );
    }

    [LongFact]
    public void ASelfContainedWebApplication_IsLoaded()
    {
        WriteWeb().DotNet("publish", "--use-current-runtime", "--self-contained", "-o", "out");

        AssertMigrates("-a", "out/Shop.dll");
    }

    [LongTheory]
    [InlineData("--self-contained")]
    [InlineData("--no-self-contained")]
    public void AProgramInASingleFile_IsRefused_WhateverItsName(string mode)
    {
        WriteWeb().DotNet("publish", "--use-current-runtime", mode, "-p:PublishSingleFile=true", "-o", "out");
        File.Copy(Shell.File("out/" + Executable), Shell.File("renamed.dll"));

        Assert.Contains(
            "Shop is a program in a single file",
            Fails(ErrorCodes.CannotLoad, "status", "-a", "out/" + Executable),
            StringComparison.Ordinal
        );
        var error = Fails(ErrorCodes.CannotLoad, "migrate", "-a", "renamed.dll");
        Assert.Contains("renamed.dll is a program in a single file", error, StringComparison.Ordinal);
        Assert.Contains("run renamed.dll itself", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Shell.Database.Path));
    }

    [LongFact]
    public void ANativeProgram_IsRefused()
    {
        ForeignProject
            .Write(Shell.Folder, properties: "<OutputType>Exe</OutputType>", items: "")
            .With("Program.cs", ForeignProject.Console)
            .DotNet("publish", "--use-current-runtime", "-p:PublishAot=true", "-o", "out");

        Assert.Contains(
            "Shop is a native program",
            Fails(ErrorCodes.CannotLoad, "status", "-a", "out/" + Executable),
            StringComparison.Ordinal
        );
    }

    private ForeignProject WriteWeb() =>
        ForeignProject.Write(Shell.Folder, sdk: "Web").With("Program.cs", ForeignProject.Web).WithMigration(1);
}
