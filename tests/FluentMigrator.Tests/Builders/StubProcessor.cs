using System.Reflection;

namespace FluentMigrator.Tests.Builders;

/// <summary>A processor that knows its names, answers existence from a list of calls, and keeps the SQL that it is given.</summary>
public class StubProcessor : DispatchProxy
{
    private readonly List<string> _executed = [];
    private string _type = "";
    private string[] _aliases = [];
    private string[] _existing = [];

    /// <summary>Each of <paramref name="existing"/> is a call such as <c>TableExists(, T)</c> that is answered with yes.</summary>
    internal static IMigrationProcessor Create(string type, string[]? aliases = null, params string[] existing)
    {
        var processor = Create<IMigrationProcessor, StubProcessor>();
        var stub = (StubProcessor)(object)processor;
        (stub._type, stub._aliases, stub._existing) = (type, aliases ?? [], existing);
        return processor;
    }

    internal static IEnumerable<string> SqlOf(IMigrationProcessor processor) => ((StubProcessor)(object)processor)._executed;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        "get_DatabaseType" => _type,
        "get_DatabaseTypeAliases" => _aliases,
        "get_Quoter" => null,
        "Execute" => Keep((string)args![0]!),
        var name when name.EndsWith("Exists", StringComparison.Ordinal) => _existing.Contains($"{name}({string.Join(", ", args!)})"),
        var name => throw new InvalidOperationException($"Recording must not call {name}."),
    };

    private object? Keep(string sql)
    {
        _executed.Add(sql);
        return null;
    }
}
