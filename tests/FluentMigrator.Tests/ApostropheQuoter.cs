using System.Globalization;
using System.Reflection;

namespace FluentMigrator.Tests;

/// <summary>A quoter that can write values only.</summary>
public class ApostropheQuoter : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        => targetMethod!.Name == "QuoteValue"
            ? $"'{Convert.ToString(args![0], CultureInfo.InvariantCulture)!.Replace("'", "''", StringComparison.Ordinal)}'"
            : throw new InvalidOperationException(targetMethod.Name);
}
