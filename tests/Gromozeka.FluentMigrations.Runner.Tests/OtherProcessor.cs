using System.Reflection;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>A processor of another database product, registered but not used.</summary>
public class OtherProcessor : DispatchProxy
{
    public static IMigrationProcessor New() => Create<IMigrationProcessor, OtherProcessor>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name switch
        {
            "get_DatabaseType" => "Oracle",
            "get_DatabaseTypeAliases" => new List<string>(),
            nameof(IDisposable.Dispose) => null,
            var other => throw new NotSupportedException(other),
        };
}
