namespace Gromozeka.FluentMigrations.Commands.Bundles;

/// <summary>Services that are set up when the first is asked for: a command that only looks at the version table asks for none.</summary>
internal sealed class LazyServices(Func<IServiceProvider> build) : IServiceProvider, IDisposable
{
    private readonly Lazy<IServiceProvider> _services = new(build);

    public object? GetService(Type serviceType) => _services.Value.GetService(serviceType);

    public void Dispose()
    {
        if (_services.IsValueCreated)
            (_services.Value as IDisposable)?.Dispose();
    }
}
