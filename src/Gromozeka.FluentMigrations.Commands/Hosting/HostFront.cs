using System.CommandLine;
using System.Reflection;
using Gromozeka.FluentMigrations.Commands.Verbs;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>A program with its own commands.</summary>
internal sealed class HostFront(Func<IServiceProvider> services) : CommandFront
{
    public static readonly Option<string?> Database = new("--database")
    {
        Description = "The database, if the program has several.",
        HelpName = "NAME",
        Recursive = true,
    };

    /// <summary>The options that are used instead of a command.</summary>
    public static readonly IReadOnlyList<string> Answered = ["--help", "-h", "-?", "--version"];

    /// <summary>
    /// The commands that every program has. Known without creating them, because each start of a program checks for them.
    /// </summary>
    public static readonly IReadOnlySet<string> Words = new HashSet<string>
    {
        "migrate",
        "status",
        "plan",
        "rollback",
        "history",
        "list",
        "validate",
        "drift",
        "doctor",
        "backup",
        "backups",
        "restore",
        "repair",
        "pause",
        "resume",
        "adopt",
        "baseline",
        "stamp",
        "script",
        "schema",
        "seed",
        "help",
        "version",
    };

    private readonly Lazy<IServiceProvider> _services = new(services);
    private string? _choice;

    public override string Name { get; } = NameOf(Environment.ProcessPath, Environment.GetCommandLineArgs());

    protected override string Start { get; } = ProgramStart.Here();

    public override string Version => InformationalVersion(Assembly.GetEntryAssembly() ?? typeof(HostFront).Assembly);

    public override string WithoutCommand => "Without a command, the program itself starts.";

    public override IReadOnlyList<Option> Options { get; } = [Database];

    public override void AddOptions(Command command, WorkspaceUse use) => command.Options.Add(Database);

    /// <summary>The name as the program spells it, once that is known.</summary>
    protected override string Choice(string command) => _choice ?? base.Choice(command);

    public override Workspace Open(CommandContext context)
    {
        var workspace = new HostWorkspace(context, _services.Value);
        if (workspace.Name is { } name)
            _choice = $" {Database.Name} {ShellWord.Quoted(name)}";
        return workspace;
    }

    public override MigrationException? Explain(Exception cause) => ExplainConfiguration(cause);

    /// <summary>The error for settings that cannot be read; null if the exception has another cause.</summary>
    public static MigrationException? ExplainConfiguration(Exception cause) =>
        cause switch
        {
            OptionsValidationException invalid => SettingErrors.Of(string.Join("\n", invalid.Failures)),
            InvalidDataException => SettingErrors.File(MessageOf(cause)),
            FormatException when cause.IsThrownBy("Microsoft.Extensions.Configuration.Json") => SettingErrors.File(MessageOf(cause)),
            InvalidOperationException when cause.IsThrownBy("Microsoft.Extensions.Configuration.Binder") => SettingErrors.Of(cause.Message),
            _ => null,
        };

    /// <summary>The message, with that of each cause, which says where in the file the fault is.</summary>
    private static string MessageOf(Exception cause) =>
        cause.InnerException is { } inner && !cause.Message.Contains(inner.Message, StringComparison.Ordinal)
            ? $"{cause.Message} {MessageOf(inner)}"
            : cause.Message;

    /// <summary>The name of the program: <c>dotnet MyApp.dll</c>, or that of its executable.</summary>
    public static string NameOf(string? process, IReadOnlyList<string> arguments)
    {
        var program = arguments is [{ Length: > 0 } first, ..] ? Path.GetFileName(first) : "the program";
        // The name itself may contain dots, and only Windows adds an extension.
        var name =
            process?.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) == true
                ? Path.GetFileNameWithoutExtension(process)
                : Path.GetFileName(process);
        return name is null || name.Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? $"dotnet {program}" : name;
    }

    /// <summary>The version that an assembly declares.</summary>
    public static string InformationalVersion(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? assembly.GetName().Version?.ToString()
        ?? "0";
}
