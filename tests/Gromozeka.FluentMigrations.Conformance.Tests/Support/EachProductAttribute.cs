using System.Reflection;
using Xunit.Sdk;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>Runs a theory for each product that is there, with the values after it.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class EachProductAttribute(params object?[] values) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        ((IEnumerable<object[]>)Products.Names).Select(row => (object?[])[.. row, .. values]);
}
