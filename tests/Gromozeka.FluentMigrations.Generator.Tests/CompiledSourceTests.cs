using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Gromozeka.Database;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Generator.Tests.Support;

namespace Gromozeka.FluentMigrations.Generator.Tests;

/// <summary>A compiled catalog is read once, however many databases a program has, and for as long as its assembly is loaded.</summary>
public class CompiledSourceTests
{
    private const string Source =
        "[Migration(1)] public class First : Migration { public override void Up() { } public override void Down() { } }";

    [Fact]
    public void Of_ForAnotherDatabase_IsTheSame()
    {
        var assembly = typeof(GromozekaMigrations).Assembly;

        Assert.Same(Of(assembly, new NamespaceFilter(null)), Of(assembly, new NamespaceFilter(null)));
        Assert.Same(CompiledSource.CatalogOf(assembly), CompiledSource.CatalogOf(assembly));
    }

    [Fact]
    public void Of_WithAnotherNamespace_IsAnother()
    {
        var assembly = typeof(GromozekaMigrations).Assembly;

        Assert.NotEmpty(Of(assembly, new NamespaceFilter(null))!.Versions);
        Assert.Empty(Of(assembly, new NamespaceFilter("No.Such.Namespace"))!.Versions);
    }

    [Fact]
    public void Of_AfterTheAssemblyIsUnloaded_DoesNotKeepIt()
    {
        var context = ReadAndUnload();

        for (var turn = 0; context.IsAlive && turn < 20; turn++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ReadAndUnload()
    {
        var assembly = Build.Of(Source).Load(isCollectible: true);
        Assert.Equal([1], Of(assembly, new NamespaceFilter(null))!.Versions);
        var context = AssemblyLoadContext.GetLoadContext(assembly)!;
        context.Unload();
        return new WeakReference(context);
    }

    private static CompiledSource? Of(Assembly assembly, NamespaceFilter filter) => CompiledSource.Of(assembly, filter, new TagFilter());
}
