using System.Reflection;

namespace Gromozeka.Bot.Tests.LaterFluentMigrator;

/// <summary>What is compiled against FluentMigrator 8.0.1 runs on a later one, whose interfaces have more members.</summary>
public sealed class LaterFluentMigratorTests
{
    /// <summary>Every assembly of this repository that a FluentMigrator of another version may meet.</summary>
    private static readonly string[] Names =
    [
        "Gromozeka.FluentMigrations",
        "Gromozeka.FluentMigrations.Sqlite",
        "Gromozeka.Database",
        "Gromozeka.Bot",
        "dotnet-fm",
    ];

    public static TheoryData<string> Assemblies => [.. Names];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void EveryClass_OnALaterFluentMigrator_IsLoaded(string name)
    {
        var assembly = new LaterAssemblies().LoadFromAssemblyName(new AssemblyName(name));

        var references = assembly.GetReferencedAssemblies().Where(reference => reference.Name == "FluentMigrator.Abstractions");
        Assert.All(references, reference => Assert.True(reference.Version < LaterAssemblies.Version));
        Assert.NotEmpty(assembly.GetTypes());
    }

    [Fact]
    public void EveryProcessor_OfEveryAssembly_HasTheLaterMembers()
    {
        var later = new LaterAssemblies();
        var contract = later
            .LoadFromAssemblyName(new AssemblyName("FluentMigrator.Abstractions"))
            .GetType("FluentMigrator.IMigrationProcessor", throwOnError: true)!;

        var processors = Names
            .SelectMany(name => later.LoadFromAssemblyName(new AssemblyName(name)).GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && contract.IsAssignableFrom(type))
            .ToList();

        Assert.Contains(processors, processor => processor.Name == "SqliteCollector");
        Assert.All(processors, processor => Assert.All(["get_Quoter", "HasTransaction"], member =>
            {
                var map = processor.GetInterfaceMap(contract);
                var target = map.TargetMethods[Array.FindIndex(map.InterfaceMethods, method => method.Name == member)];
                Assert.StartsWith("Gromozeka.", target.DeclaringType!.FullName, StringComparison.Ordinal);
            }));
    }

    [Fact]
    public void LaterMembers_CalledThroughTheInterface_TellTheDialectsQuoterAndTransaction()
    {
        using var folder = new TempFolder();
        var later = new LaterAssemblies();
        var dialect = later.LoadFromAssemblyName(new AssemblyName("Gromozeka.FluentMigrations.Sqlite"));
        var options = Activator.CreateInstance(
            dialect.GetType("Gromozeka.FluentMigrations.Sqlite.SqliteDatabaseOptions", throwOnError: true)!
        )!;
        options.GetType().GetProperty("ConnectionString")!.SetValue(options, $"Data Source={folder.File("later.db")};Pooling=False");
        var database = Activator.CreateInstance(
            dialect.GetType("Gromozeka.FluentMigrations.Sqlite.SqliteDatabase", throwOnError: true)!,
            options
        )!;
        var open = database.GetType().GetMethods().Single(method => method.Name == "Open" && method.GetParameters().Length == 1);
        using var session = (IDisposable)open.Invoke(database, [Enum.Parse(open.GetParameters()[0].ParameterType, "Write")])!;
        var collector = session.GetType().GetMethod("NewCollector")!.Invoke(session, [])!;
        var contract = collector.GetType().GetInterface("FluentMigrator.IMigrationProcessor")!;

        var quoter = contract.GetMethod("get_Quoter")!.Invoke(collector, [])!;
        var before = contract.GetMethod("HasTransaction")!.Invoke(collector, []);
        session.GetType().GetMethod("EnsureCreated")!.Invoke(session, []);
        session.GetType().GetMethod("Begin")!.Invoke(session, []);
        var within = contract.GetMethod("HasTransaction")!.Invoke(collector, []);

        Assert.StartsWith("Gromozeka.", quoter.GetType().FullName, StringComparison.Ordinal);
        Assert.Equal((false, true), ((bool)before!, (bool)within!));
    }

    [Fact]
    public void AProcessorWhoseLaterMembersAreNotVirtual_IsNotLoaded()
    {
        var later = new LaterAssemblies
        {
            Change = module =>
            {
                foreach (var method in module.GetTypes().Where(type => type.Name == "SqliteCollector").SelectMany(type => type.Methods))
                {
                    if (method.Name is "get_Quoter" or "HasTransaction")
                        (method.IsVirtual, method.IsNewSlot) = (false, false);
                }
            },
        };

        var error = Assert.Throws<ReflectionTypeLoadException>(() =>
            later.LoadFromAssemblyName(new AssemblyName("Gromozeka.FluentMigrations.Sqlite")).GetTypes()
        );

        Assert.Contains(error.LoaderExceptions, cause =>
            cause is TypeLoadException { TypeName: "Gromozeka.FluentMigrations.Sqlite.SqliteCollector" }
        );
    }
}
