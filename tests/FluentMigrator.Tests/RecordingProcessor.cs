using System.Reflection;
using FluentMigrator.Generation;

namespace FluentMigrator.Tests;

/// <summary>A processor that notes what it is asked to do.</summary>
public class RecordingProcessor : DispatchProxy
{
    /// <summary>The SQL given to Execute, and the expressions given to Process.</summary>
    public List<object?> Calls { get; } = [];

    public static (IMigrationProcessor Processor, List<object?> Calls) Create()
    {
        var processor = Create<IMigrationProcessor, RecordingProcessor>();
        return (processor, ((RecordingProcessor)(object)processor).Calls);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == "get_Quoter")
            return Create<IQuoter, ApostropheQuoter>();
        Calls.Add(args![0]);
        return null;
    }
}
