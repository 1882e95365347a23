namespace Gromozeka.FluentMigrations.Cli.Tests.Support;

/// <summary>A project as a user has it: outside the repository, with FluentMigrator's package and nothing of ours.</summary>
public sealed class ForeignProject
{
    public const string FluentMigrator = """<PackageReference Include="FluentMigrator" Version="8.0.1" />""";

    public const string Console = "System.Console.WriteLine(1);";

    /// <summary>A web application with a controller: its classes cannot be looked at without ASP.NET Core.</summary>
    public const string Web = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Build().Run();
        public class HomeController : Microsoft.AspNetCore.Mvc.ControllerBase;
        """;

    private ForeignProject(string folder, string name)
    {
        Folder = folder;
        Name = name;
    }

    public string Folder { get; }

    public string Name { get; }

    /// <summary>Writes a project.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="name">Its name.</param>
    /// <param name="sdk">The last part of the SDK's name, for example <c>Web</c>; none for a library or a console program.</param>
    /// <param name="properties">Further properties.</param>
    /// <param name="items">Its references.</param>
    public static ForeignProject Write(
        string folder,
        string name = "Shop",
        string? sdk = null,
        string properties = "",
        string items = FluentMigrator
    )
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, name + ".csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk{(sdk is null ? "" : "." + sdk)}">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>{properties}</PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """
        );
        return new ForeignProject(folder, name);
    }

    public ForeignProject With(string file, string code)
    {
        File.WriteAllText(Path.Combine(Folder, file), code);
        return this;
    }

    /// <summary>Writes a migration that creates a table.</summary>
    public ForeignProject WithMigration(long version, string @namespace = "Shop", string up = "", string members = "") =>
        With(
            $"M{version}.cs",
            $$"""
            using FluentMigrator;
            namespace {{@namespace}};
            [Migration({{version}}, "Orders")]
            public class M{{version}} : Migration
            {
                {{members}}
                public override void Up()
                {
                    Create.Table("orders{{version}}").WithColumn("id").AsInt64().PrimaryKey();
                    {{up}}
                }
                public override void Down() => Delete.Table("orders{{version}}");
            }
            """
        );

    /// <summary>Runs the SDK in the project's folder.</summary>
    public ForeignProject DotNet(params string[] arguments)
    {
        Programs.Call(Programs.DotNet, [.. arguments, "--nologo", "-v", "quiet"]).In(Folder).Succeed();
        return this;
    }
}
